#include "longhand/render/block.hpp"

#include <algorithm>

#include "longhand/text/width.hpp"

namespace longhand::render {

namespace {

struct Fence {
    std::string_view only, top, middle, bottom;

    std::string_view at(std::size_t line, std::size_t height) const {
        if (height == 1) return only;
        if (line == 0) return top;
        return line + 1 == height ? bottom : middle;
    }
};

constexpr Fence left_bracket{"[", "⎡", "⎢", "⎣"};
constexpr Fence right_bracket{"]", "⎤", "⎥", "⎦"};
constexpr Fence left_parenthesis{"(", "⎛", "⎜", "⎝"};
constexpr Fence right_parenthesis{")", "⎞", "⎟", "⎠"};

/// Columns before the decimal point, or before the end of a text without one.
std::size_t before_point(std::string_view text) {
    return text::display_width(text.substr(0, text.find('.')));
}

std::vector<std::string> aligned_column(const std::vector<std::string>& cells, bool align_points) {
    std::size_t left = 0;
    for (const std::string& cell : cells) {
        if (align_points) left = std::max(left, before_point(cell));
    }
    std::vector<std::string> column;
    std::size_t width = 0;
    for (const std::string& cell : cells) {
        column.push_back(align_points ? std::string(left - before_point(cell), ' ') + cell : cell);
        width = std::max(width, text::display_width(column.back()));
    }
    for (std::string& cell : column)
        cell = text::pad_right(cell, width);
    return column;
}

Block fence(const Fence& marks, std::size_t height) {
    std::vector<std::string> lines;
    for (std::size_t line = 0; line < height; ++line)
        lines.emplace_back(marks.at(line, height));
    return Block(std::move(lines));
}

}  // namespace

Block::Block(std::vector<std::string> lines) : lines_(std::move(lines)), width_(0) {
    for (const std::string& line : lines_)
        width_ = std::max(width_, text::display_width(line));
    for (std::string& line : lines_)
        line = text::pad_right(line, width_);
}

Block Block::bracketed(const std::vector<std::vector<std::string>>& rows, bool align_points) {
    std::vector<std::string> lines(rows.size());
    for (std::size_t j = 0; j < rows.front().size(); ++j) {
        std::vector<std::string> cells;
        for (const std::vector<std::string>& row : rows)
            cells.push_back(row[j]);
        const std::vector<std::string> column = aligned_column(cells, align_points);
        for (std::size_t i = 0; i < rows.size(); ++i)
            lines[i] += (j == 0 ? "" : "  ") + column[i];
    }
    Block result = fence(left_bracket, rows.size());
    result += Block(std::move(lines));
    result += fence(right_bracket, rows.size());
    return result;
}

Block& Block::operator+=(const Block& right) {
    const std::size_t above = std::max(baseline(), right.baseline());
    const std::size_t below = std::max(height() - baseline(), right.height() - right.baseline());
    const auto line_of = [above](const Block& block, std::size_t line) {
        const std::size_t first = above - block.baseline();
        const bool inside = line >= first && line - first < block.height();
        return inside ? block.lines_[line - first] : std::string(block.width_, ' ');
    };
    std::vector<std::string> lines;
    for (std::size_t line = 0; line < above + below; ++line) {
        lines.push_back(line_of(*this, line) + line_of(right, line));
    }
    lines_ = std::move(lines);
    width_ += right.width_;
    return *this;
}

Block parenthesised(const Block& block) {
    Block result = fence(left_parenthesis, block.height());
    result += block;
    result += fence(right_parenthesis, block.height());
    return result;
}

}  // namespace longhand::render
