#include "longhand/render/outline.hpp"

#include <map>

namespace longhand::render {

namespace {

using Kind = OutlineItem::Kind;

/// A pass of a loop.
struct Pass {
    std::uint32_t loop = no_loop;
    int number = 0;
};

class Outline {
  public:
    explicit Outline(const Worksheet& worksheet) : worksheet_(worksheet) {}

    std::vector<OutlineItem> write() && {
        for (std::size_t k = 0; k < worksheet_.sections().size(); ++k) {
            const Section& section = worksheet_.sections()[k];
            end_loops_before(section);
            if (const Pass hidden = outermost_hidden(section); hidden.loop != no_loop) {
                leave_out(hidden.loop, hidden.number, hidden.number);
            } else if (section.is_state) {
                leave_out(section.loop, seen_[section.loop] + 1, section.pass);
                items_.push_back({Kind::state, k});
            } else {
                items_.push_back({Kind::section, k});
            }
            for (Pass pass{section.loop, section.pass}; pass.loop != no_loop; pass = outer(pass)) {
                seen_[pass.loop] = pass.number;
            }
        }
        end_loops_before(Section{});
        return std::move(items_);
    }

  private:
    Pass outer(const Pass& pass) const {
        const Loop& loop = worksheet_.loops()[pass.loop];
        return {loop.outer, loop.outer_pass};
    }

    bool is_hidden(const Pass& pass) const {
        const PassSelection& shown = worksheet_.shown_passes();
        const bool is_last = pass.number == worksheet_.loops()[pass.loop].passes;
        return !shown.has(pass.number) && !(is_last && shown.has_last());
    }

    Pass outermost_hidden(const Section& section) const {
        Pass hidden;
        for (Pass pass{section.loop, section.pass}; pass.loop != no_loop; pass = outer(pass)) {
            const bool is_left_behind = section.is_state && pass.loop == section.loop;
            if (!is_left_behind && is_hidden(pass)) hidden = pass;
        }
        return hidden;
    }

    void leave_out(std::uint32_t loop, int first, int last) {
        const bool goes_on =
            !items_.empty() && items_.back().kind == Kind::gap && items_.back().loop == loop;
        if (!goes_on) items_.push_back({Kind::gap, 0, loop, first, last});
        items_.back().last = last;
    }

    bool is_in(const Section& section, std::uint32_t loop) const {
        Pass pass{section.loop, section.pass};
        while (pass.loop != no_loop && pass.loop != loop)
            pass = outer(pass);
        return pass.loop == loop;
    }

    /// Says of the loops that are over by now which came to their limit.
    void end_loops_before(const Section& section) {
        for (auto seen = seen_.begin(); seen != seen_.end();) {
            if (is_in(section, seen->first)) {
                ++seen;
                continue;
            }
            if (worksheet_.loops()[seen->first].at_limit)
                items_.push_back({Kind::limit, 0, seen->first});
            seen = seen_.erase(seen);
        }
    }

    const Worksheet& worksheet_;
    std::vector<OutlineItem> items_;
    std::map<std::uint32_t, int> seen_;  ///< the last pass of each loop that is going on
};

}  // namespace

std::vector<OutlineItem> outline(const Worksheet& worksheet) {
    return Outline(worksheet).write();
}

}  // namespace longhand::render
