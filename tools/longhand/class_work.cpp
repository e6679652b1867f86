#include "class_work.hpp"

#include <charconv>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "longhand/exercise/class_file.hpp"
#include "longhand/text/gathered_errors.hpp"
#include "parallel.hpp"
#include "progress.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace {

using namespace exercise;

constexpr std::size_t sheets_a_thread = 8;  // dealt before they are written

/// Where variants and the students' own files come from.
struct Supply {
    /// A recipient's variants; what was rejected on the way is counted.
    std::function<Dealt(const Recipient&, Rejections&)> deal;
    std::function<void(const Papers&)> write_own;
};

/// Deals and writes so many sheets at a time, on all processors; the files grow in the order of the
/// recipients.
class ClassWriter {
  public:
    ClassWriter(ClassFiles& files, const Sheet& sheet, const ClassOrder& order, Supply supply)
        : files_(files), sheet_(sheet), order_(order), supply_(std::move(supply)) {
        for (const Recipient& recipient : order.recipients)
            ++uses_[recipient.key];
        work_.keys = uses_.size();
    }

    ClassWork write() {
        const std::size_t all = order_.recipients.size();
        const std::size_t window = sheets_a_thread * thread_count();
        Progress progress(all, order_.wording.language());
        for (std::size_t first = 0; first < all; first += window) {
            OutputFolder::check_interrupt();
            write(std::span(order_.recipients).subspan(first, std::min(window, all - first)));
            progress.at(std::min(first + window, all));
        }
        work_.effort = whole_range(std::move(efforts_));
        work_.different = codes_.size();
        return std::move(work_);
    }

  private:
    void write(std::span<const Recipient> recipients) {
        deal(recipients);
        std::vector<Papers> papers;
        for (const Recipient& recipient : recipients) {
            const Dealt& dealt = dealt_.at(recipient.key);
            const std::string& id = recipient.owner.id;
            const bool is_new = codes_.insert(dealt.code).second;
            papers.push_back({recipient,
                              dealt,
                              {},
                              {},
                              id.empty() ? dealt.code : file_name(id),
                              !id.empty() || is_new});
        }
        for_each_in_parallel(papers.size(), [&](std::size_t k) {
            Papers& each = papers[k];
            const Owner& owner = each.recipient.owner;
            each.sheet = student_paper(sheet_, each.dealt, owner, order_.wording);
            each.key = key_paper(sheet_, each.dealt, owner, order_.wording);
            supply_.write_own(each);
        });
        for (const Papers& each : papers)
            files_.add(each);
        for (const Recipient& recipient : recipients) {
            if (--uses_.at(recipient.key) == 0) dealt_.erase(recipient.key);
        }
    }

    void deal(std::span<const Recipient> recipients) {
        std::vector<const Recipient*> missing;
        std::set<std::string_view> keys;
        for (const Recipient& recipient : recipients) {
            if (!dealt_.contains(recipient.key) && keys.insert(recipient.key).second)
                missing.push_back(&recipient);
        }
        std::vector<Dealt> drawn(missing.size());
        std::vector<Rejections> rejections(missing.size());
        for_each_in_parallel(missing.size(), [&](std::size_t k) {
            drawn[k] = supply_.deal(*missing[k], rejections[k]);
        });
        for (std::size_t k = 0; k < missing.size(); ++k) {
            for (std::size_t reason = 0; reason < rejection_count; ++reason)
                work_.rejections[reason] += rejections[k][reason];
            efforts_.push_back(effort_of(sheet_, drawn[k]));
            dealt_.emplace(missing[k]->key, std::move(drawn[k]));
        }
    }

    ClassFiles& files_;
    const Sheet& sheet_;
    const ClassOrder& order_;
    Supply supply_;
    ClassWork work_;
    std::vector<Effort> efforts_;
    std::map<std::string, std::size_t> uses_;  ///< of keys: several recipients share a version
    std::map<std::string, Dealt> dealt_;       ///< what is still to be used
    std::set<std::string> codes_;
};

/// A line of a part, and which part it is.
struct PartLine {
    ClassLine line;
    std::string part;
};

/// The lines of all parts by recipients, as class.jsonl names them.
std::map<std::string, PartLine> lines_of(const std::vector<std::string>& parts, const Sheet& sheet,
                                         const ClassOrder& order) {
    std::ostringstream expected;
    write_sheet_json(expected, sheet, order.seed, order.wording.language(), LONGHAND_VERSION);
    std::map<std::string, PartLine> result;
    GatheredErrors errors;
    for (const std::string& part : parts) {
        errors.guard([&] {
            if (content_of(part + "/sheet.json") != expected.str())
                throw Error("sheet.join_other", {part});
            const std::string name = part + "/class.jsonl";
            for (ClassLine& line : read_class(content_of(name), name)) {
                const std::string who = line.id.empty() ? line.key : line.id;
                const auto [found, is_new] = result.try_emplace(who, PartLine{line, part});
                if (!is_new) errors.add(Error("sheet.join_twice", {who, found->second.part, part}));
            }
        });
    }
    errors.report();
    return result;
}

std::string name_of(const Recipient& recipient) {
    return recipient.owner.id.empty() ? recipient.key : recipient.owner.id;
}

}  // namespace

Shard Shard::parse(const std::string& typed, std::size_t sheets) {
    Shard shard{0, 0};
    const char* const end = typed.data() + typed.size();
    const auto [slash, fault] = std::from_chars(typed.data(), end, shard.index);
    const bool has_slash = fault == std::errc() && slash != end && *slash == '/';
    const auto rest = has_slash ? std::from_chars(slash + 1, end, shard.count)
                                : std::from_chars_result{slash, std::errc::invalid_argument};
    const bool is_read = rest.ec == std::errc() && rest.ptr == end;
    if (!is_read || shard.index < 1 || shard.index > shard.count || shard.count > sheets)
        throw Error("sheet.shard", {typed, std::to_string(sheets)});
    return shard;
}

std::vector<Recipient> Shard::of(const std::vector<Recipient>& all) const {
    const auto begin_of = [&](std::size_t part) {
        return all.begin() + static_cast<std::ptrdiff_t>(all.size() * part / count);
    };
    return {begin_of(index - 1), begin_of(index)};
}

ClassWork write_class(const OutputFolder& folder, const Sheet& sheet, const ClassOrder& order) {
    ClassFiles files(folder, sheet, order);
    const Supply supply{[&](const Recipient& recipient, Rejections& rejections) {
                            return deal(sheet, order.seed, recipient.key, rejections);
                        },
                        [&](const Papers& papers) { files.write_own(papers); }};
    ClassWork work = ClassWriter(files, sheet, order, supply).write();
    files.end();
    return work;
}

ClassWork join_class(const OutputFolder& folder, const Sheet& sheet, const ClassOrder& order,
                     const std::vector<std::string>& parts) {
    const std::map<std::string, PartLine> lines = lines_of(parts, sheet, order);
    GatheredErrors errors;
    for (const Recipient& recipient : order.recipients) {
        if (!lines.contains(name_of(recipient)))
            errors.add(Error("sheet.join_lacks", {name_of(recipient)}));
    }
    errors.report();
    ClassFiles files(folder, sheet, order);
    const auto deal_as_before = [&](const Recipient& recipient, Rejections&) {
        const auto& [line, part] = lines.at(name_of(recipient));
        try {
            return deal_again(sheet, order.seed, line);
        } catch (const Error&) {
            throw Error("sheet.join_changed", {name_of(recipient), part});
        }
    };
    const auto copy_own = [&](const Papers& papers) {
        const auto& [line, part] = lines.at(name_of(papers.recipient));
        std::ostringstream expected;
        write_class_line(expected, sheet, papers.recipient, papers.dealt);
        if (expected.str() != line.text + "\n")
            throw Error("sheet.join_changed", {name_of(papers.recipient), part});
        files.copy_own(papers, part);
    };
    ClassWork work = ClassWriter(files, sheet, order, {deal_as_before, copy_own}).write();
    files.end();
    return work;
}

}  // namespace longhand::cli
