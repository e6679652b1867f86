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

/// Where a recipient's variants come from; what was rejected on the way is counted.
using Dealer = std::function<Dealt(const Recipient&, Rejections&)>;

/// Deals and writes so many sheets at a time, on all processors; the files grow in the order of the
/// recipients.
class ClassWriter {
  public:
    ClassWriter(ClassFiles& files, const Sheet& sheet, const ClassOrder& order, Dealer dealer)
        : files_(files), sheet_(sheet), order_(order), dealer_(std::move(dealer)) {
        for (const Recipient& recipient : order.recipients)
            ++uses_[recipient.key];
        work_.keys = uses_.size();
    }

    ClassWork write() {
        const std::size_t all = order_.recipients.size();
        const std::size_t window = sheets_a_thread * thread_count();
        Progress progress(all, order_.language);
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
            files_.write_own(each);
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
        for_each_in_parallel(
            missing.size(), [&](std::size_t k) { drawn[k] = dealer_(*missing[k], rejections[k]); });
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
    Dealer dealer_;
    ClassWork work_;
    std::vector<Effort> efforts_;
    std::map<std::string, std::size_t> uses_;  ///< of keys: several recipients share a version
    std::map<std::string, Dealt> dealt_;       ///< what is still to be used
    std::set<std::string> codes_;
};

/// As class.jsonl names a recipient.
std::string name_of(const Recipient& recipient) {
    return recipient.owner.id.empty() ? recipient.key : recipient.owner.id;
}

/// A line of a part, and which part it is.
struct PartLine {
    ClassLine line;
    std::string part;
};

/// Sheets that are not as they should be: how many, and the first.
struct Odd {
    std::size_t count = 0;
    std::string first, part;

    void add(const std::string& name, const std::string& where) {
        if (count++ == 0) {
            first = name;
            part = where;
        }
    }
    std::vector<std::string> arguments() const { return {std::to_string(count), first, part}; }
};

/// The lines of all parts by recipients: one each, or, where several copies have the same version,
/// one for all of them.
std::map<std::string, PartLine> lines_of(const std::vector<std::string>& parts, const Sheet& sheet,
                                         const ClassOrder& order) {
    std::ostringstream expected;
    write_sheet_json(expected, sheet, order.seed, order.wording.language(), LONGHAND_VERSION);
    std::map<std::string, std::size_t> wanted;
    for (const Recipient& recipient : order.recipients)
        ++wanted[name_of(recipient)];
    std::map<std::string, PartLine> result;
    GatheredErrors errors;
    Odd twice, more, lacking;
    for (const std::string& part : parts) {
        errors.guard([&] {
            if (content_of(part + "/sheet.json") != expected.str())
                throw Error("sheet.join_other", {part});
            const std::string name = part + "/class.jsonl";
            for (ClassLine& line : read_class(content_of(name), name)) {
                const std::string who = line.id.empty() ? line.key : line.id;
                const auto found = wanted.find(who);
                if (found == wanted.end()) {
                    more.add(who, part);
                } else if (found->second == 0) {
                    twice.add(who, part);
                } else {
                    --found->second;
                    result.try_emplace(who, PartLine{std::move(line), part});
                }
            }
        });
    }
    for (const Recipient& recipient : order.recipients) {
        std::size_t& missing = wanted[name_of(recipient)];
        if (missing == 0) continue;
        --missing;
        lacking.add(name_of(recipient), "");
    }
    errors.report();
    for (const auto& [odd, id] : {std::pair{&more, "sheet.join_more"},
                                  {&twice, "sheet.join_twice"},
                                  {&lacking, "sheet.join_lacks"}}) {
        if (odd->count > 0) errors.add(Error(id, odd->arguments()));
    }
    errors.report();
    return result;
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
    const auto deal_new = [&](const Recipient& recipient, Rejections& rejections) {
        return deal(sheet, order.seed, recipient.key, rejections);
    };
    ClassWork work = ClassWriter(files, sheet, order, deal_new).write();
    files.end();
    return work;
}

ClassWork join_class(const OutputFolder& folder, const Sheet& sheet, const ClassOrder& order,
                     const std::vector<std::string>& parts) {
    const std::map<std::string, PartLine> lines = lines_of(parts, sheet, order);
    ClassFiles files(folder, sheet, order);
    const auto deal_as_before = [&](const Recipient& recipient, Rejections&) {
        const auto& [line, part] = lines.at(name_of(recipient));
        const Error changed("sheet.join_changed", {name_of(recipient), part});
        Dealt dealt;
        try {
            dealt = deal_again(sheet, order.seed, line);
        } catch (const Error&) {
            throw changed;
        }
        std::ostringstream expected;
        write_class_line(expected, sheet, recipient, dealt);
        if (expected.str() != line.text + "\n") throw changed;
        return dealt;
    };
    ClassWork work = ClassWriter(files, sheet, order, deal_as_before).write();
    files.end();
    return work;
}

}  // namespace longhand::cli
