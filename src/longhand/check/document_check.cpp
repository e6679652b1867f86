#include "longhand/check/document_check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "longhand/check/reach.hpp"
#include "longhand/check/replaced_values.hpp"
#include "longhand/record/structural_order.hpp"

namespace longhand::check {

namespace {

using decimal::Interval;
using decimal::PrintedNumber;
using decimal::Rational;
using decimal::Rounding;
using replay::Number;
using replay::NumberArithmetic;

Rational unit(int decimals) {
    return Rational(1, boost::multiprecision::pow(decimal::Integer(10), unsigned(decimals)));
}

/// The value as the document would have printed it.
Number at_own_decimals(const Number& value, std::optional<int> decimals) {
    return decimals && is_writable(value) ? replay::rounded(value, *decimals) : value;
}

Interval cell(const PrintedNumber& printed, std::optional<int> decimals) {
    return Interval::around(printed.value, decimals ? Rational(unit(*decimals) / 2) : Rational(0));
}

std::optional<Interval> around(const Number& value) {
    if (!is_writable(value)) return {};
    return value.exact ? Interval::of(*value.exact) : Interval::of(value.decimal);
}

class DocumentCheck {
  public:
    DocumentCheck(const Worksheet& worksheet, const std::vector<Number>& values,
                  const std::string& document, const std::vector<RecordedStatement>& statements,
                  Verification& result)
        : worksheet_(worksheet),
          record_(worksheet.tape_record()),
          tape_(record_.tape()),
          values_(values),
          document_(document),
          statements_(statements),
          result_(result),
          printed_(values),
          mended_(&printed_) {
        for (std::size_t k = 0; k < result_.judgements.size(); ++k) {
            const Judgement& judgement = result_.judgements[k];
            if (judgement.claim->document == document) claimed_[judgement.node].push_back(k);
        }
        for (auto& [node, all] : claimed_)
            choose_standing(all);
    }

    void run() {
        for (const Node node : nodes_below_claims())
            see(node);
        find_results();
        for (Fault& fault : result_.faults) {
            if (fault.document != document_) continue;
            explain(fault);
        }
        for (const Guard& guard : record_.guards()) {
            if (!NumberArithmetic::differs(printed_.at(guard.condition), guard.outcome)) continue;
            result_.off_path.push_back(document_);
            break;
        }
        for (const RecordedStatement& each : statements_) {
            if (each.statement->document != document_) continue;
            result_.statements.push_back(
                {each.statement, is_true(values_[each.node]), is_true(printed_.at(each.node))});
        }
    }

  private:
    static bool is_true(const Number& comparison) {
        return is_writable(comparison) && !comparison.decimal.is_zero();
    }

    /// A fault, and the values of the calculation with nothing but it put right.
    struct Mending {
        std::size_t fault;
        ReplacedValues values;
    };

    std::vector<Node> nodes_below_claims() const {
        std::vector<bool> is_below(tape_.size(), false);
        for (const auto& claim : claimed_)
            is_below[claim.first] = true;
        for (const Guard& guard : record_.guards())
            is_below[guard.condition] = true;
        for (const RecordedStatement& each : statements_)
            is_below[each.node] = true;
        for (Node node = static_cast<Node>(tape_.size()); node-- > 0;) {
            if (!is_below[node]) continue;
            for (const Node operand : operands(tape_, node))
                is_below[operand] = true;
        }
        std::vector<Node> nodes;
        for (Node node = 0; node < tape_.size(); ++node) {
            if (is_below[node]) nodes.push_back(node);
        }
        return nodes;
    }

    /// Puts the judgement whose text stands for the element in front.
    void choose_standing(std::vector<std::size_t>& all) {
        const auto rank = [&](std::size_t k) {
            const PrintedNumber& text = result_.judgements[k].printed();
            const auto count = std::ranges::count_if(all, [&](std::size_t other) {
                return result_.judgements[other].printed().text == text.text;
            });
            return std::pair(count, text.decimals.value_or(0));
        };
        const std::size_t standing = *std::ranges::max_element(all, {}, rank);
        std::erase(all, standing);
        all.insert(all.begin(), standing);
        const std::string& text = result_.judgements[standing].printed().text;
        for (const std::size_t k : all)
            result_.judgements[k].is_standing = result_.judgements[k].printed().text == text;
    }

    void see(Node node) {
        const auto found = claimed_.find(node);
        const bool is_printed_changed = printed_.touches(tape_, node);
        const Number as_printed =
            is_printed_changed ? printed_.computed(record_, node) : values_[node];
        const bool is_mended = mended_.touches(tape_, node);
        const Number mended = is_mended ? mended_.computed(record_, node) : as_printed;
        if (found == claimed_.end()) {
            if (is_printed_changed) printed_.set(node, as_printed);
            if (is_mended) mended_.set(node, mended);
            for (Mending& mending : mendings_) {
                if (mending.values.touches(tape_, node))
                    mending.values.set(node, mending.values.computed(record_, node));
            }
            return;
        }
        for (const std::size_t k : found->second) {
            Judgement& judgement = result_.judgements[k];
            judgement.true_value = values_[node];
            judgement.as_printed = as_printed;
            judgement.mended = mended;
            judge(judgement, is_mended);
        }
        for (const std::size_t k : found->second)
            note_fault(k);
        stand(result_.judgements[found->second.front()], is_mended);
    }

    void judge(Judgement& judgement, bool follows_a_fault) {
        const PrintedNumber& printed = judgement.printed();
        const std::optional<int> decimals = judgement.decimals();
        const auto fits = [&](const Number& value) { return rounds_to(value, printed, decimals); };
        const auto of_true = fits(judgement.true_value);
        const auto of_printed = fits(judgement.as_printed);
        const auto of_mended = fits(judgement.mended);
        judgement.reach = reach_of(judgement);
        judgement.rounding = of_true ? of_true : of_mended ? of_mended : of_printed;
        judgement.verdict = judgement.rounding ? Verdict::carried : Verdict::faulty;
        if (of_true) {
            judgement.verdict = Verdict::exact;
        } else if (of_printed && !of_mended) {
            judgement.roots = roots(judgement);
        } else if (!judgement.rounding && !follows_another_fault(judgement)) {
            judgement.verdict = verdict_by_reach(judgement, follows_a_fault);
        }
        if (!follows_a_fault) return;
        if (of_true && of_printed && !of_mended) judgement.flag = Flag::coincidence;
        if ((of_true || of_mended) && !of_printed) judgement.flag = Flag::not_carried_on;
    }

    /// Of several faults before the number one was a misprint, and it follows from the others.
    bool follows_another_fault(Judgement& judgement) const {
        for (const Mending& mending : mendings_) {
            const auto rounding = fit_with(mending, judgement);
            if (!rounding) continue;
            judgement.rounding = rounding;
            judgement.verdict = Verdict::carried;
            judgement.flag = Flag::not_carried_on;
            for (const Mending& other : mendings_) {
                if (&other != &mending && other.values.touches(tape_, judgement.node))
                    judgement.roots.push_back(other.fault);
            }
            return true;
        }
        return false;
    }

    /// How what is printed follows with nothing but this fault put right, if the fault matters.
    std::optional<Rounding> fit_with(const Mending& mending, const Judgement& judgement) const {
        if (!mending.values.touches(tape_, judgement.node)) return {};
        return rounds_to(mending.values.computed(record_, judgement.node), judgement.printed(),
                         judgement.decimals());
    }

    Verdict verdict_by_reach(Judgement& judgement, bool follows_a_fault) const {
        const PrintedNumber& printed = judgement.printed();
        const std::optional<int> decimals = judgement.decimals();
        for (const Number* value :
             {&judgement.true_value, &judgement.mended, &judgement.as_printed}) {
            if (!is_cut_off(*value, printed, decimals)) continue;
            judgement.rounding = Rounding::down;
            const bool is_carried = follows_a_fault && value == &judgement.as_printed;
            if (is_carried) judgement.roots = roots(judgement);
            return Verdict::truncated;
        }
        const Interval around_printed = twice_rounded_cell(printed, decimals);
        const bool follows_printed = meet(around_printed, judgement.reach);
        const bool follows_mended =
            follows_a_fault && meet(around_printed, reach_of(judgement, true));
        if (!follows_printed && !follows_mended) return Verdict::faulty;
        if (follows_a_fault && !follows_mended) judgement.roots = roots(judgement);
        if (!follows_printed) judgement.flag = Flag::not_carried_on;
        constexpr int widest = 20;
        const double limit = Interval::of(Rational(widest * unit(decimals.value_or(0)))).high;
        return judgement.reach.width() > limit ? Verdict::undecided : Verdict::within_rounding;
    }

    /// The numbers that give what is printed when they are kept with one more decimal first: 0.2146
    /// is 0.215, and then 0.22.
    static Interval twice_rounded_cell(const PrintedNumber& printed, std::optional<int> decimals) {
        Interval result = cell(printed, decimals);
        if (!decimals) return result;
        const Interval half = Interval::of(Rational(unit(*decimals + 1) / 2));
        return {(Interval{result.low, result.low} - half).low,
                (Interval{result.high, result.high} + half).high};
    }

    /// The faults whose mending alone makes the number another one; all, where none does alone.
    std::vector<std::size_t> roots(const Judgement& judgement) const {
        std::vector<std::size_t> found, touching;
        for (const Mending& mending : mendings_) {
            if (!mending.values.touches(tape_, judgement.node)) continue;
            touching.push_back(mending.fault);
            if (!fit_with(mending, judgement)) found.push_back(mending.fault);
        }
        return found.empty() ? touching : found;
    }

    /// From what is printed before the number, or from that with every fault put right.
    Interval reach_of(const Judgement& judgement, bool is_mended = false) const {
        const ReachQuestion question{
            record_, judgement.decimals(),
            [this](Node node) { return worksheet_.place_of(node) != nullptr; },
            [&](Node node) { return is_mended ? mended_interval_of(node) : interval_of(node); },
            [&](Node node) -> std::optional<Interval> {
                if (is_mended)
                    return around(node == judgement.node ? judgement.mended : mended_.at(node));
                return around(node == judgement.node ? judgement.as_printed : printed_.at(node));
            }};
        return reach(question, judgement.node);
    }

    /// The cell of a judgement's number, worked out once: reach asks for it again and again.
    const Interval& cell_of(std::size_t k) const {
        std::optional<Interval>& known = cells_[k];
        if (!known) {
            const Judgement& judgement = result_.judgements[k];
            known = cell(judgement.printed(), judgement.decimals());
        }
        return *known;
    }

    /// What stands for a claimed node: what is printed and the true value, and all between. A
    /// faulty number stands for itself, a given that is printed as it was typed too.
    std::optional<Interval> interval_of(Node node) const {
        const auto found = claimed_.find(node);
        if (found == claimed_.end()) return {};
        const Judgement& standing = result_.judgements[found->second.front()];
        const Number& truth = values_[node];
        const bool is_typed = tape_.operation(node) == Operation::given && truth.exact &&
                              *truth.exact == standing.printed().value;
        if (is_typed) return Interval::of(*truth.exact);
        Interval printed = cell_of(found->second.front());
        const std::optional<Interval> exact = around(truth);
        if (standing.verdict == Verdict::faulty || !standing.roots.empty() || !exact)
            return printed;
        for (const std::size_t k : found->second) {
            const Judgement& other = result_.judgements[k];
            if (other.verdict != Verdict::faulty) printed = hull(printed, cell_of(k));
        }
        return hull(printed, *exact);
    }

    /// The same where every fault has been put right.
    std::optional<Interval> mended_interval_of(Node node) const {
        const auto found = claimed_.find(node);
        if (found == claimed_.end()) return {};
        const Judgement& standing = result_.judgements[found->second.front()];
        const bool is_right = standing.verdict != Verdict::faulty && standing.roots.empty() &&
                              standing.flag != Flag::coincidence;
        if (is_right) return interval_of(node);
        const std::optional<Interval> right = around(mended_.at(node));
        if (!right || !standing.decimals()) return right;
        const Interval half = Interval::of(Rational(unit(*standing.decimals()) / 2));
        return Interval{(*right - half).low, (*right + half).high};
    }

    /// Adds a faulty number to its fault, and a number that shows a misprint to those before it.
    void note_fault(std::size_t k) {
        const Judgement& judgement = result_.judgements[k];
        if (judgement.flag == Flag::not_carried_on) {
            for (const Mending& mending : mendings_) {
                const bool is_followed =
                    std::ranges::find(judgement.roots, mending.fault) != judgement.roots.end();
                if (!is_followed && mending.values.touches(tape_, judgement.node))
                    result_.faults[mending.fault].not_followed.push_back(k);
            }
        }
        if (judgement.verdict != Verdict::faulty) return;
        const std::string step = step_of(judgement);
        const auto same = std::ranges::find_if(result_.faults, [&](const Fault& fault) {
            return fault.document == document_ && fault.step == step &&
                   result_.judgements[fault.judgements.front()].is_standing ==
                       judgement.is_standing;
        });
        if (same != result_.faults.end()) {
            same->judgements.push_back(k);
            return;
        }
        result_.faults.push_back({document_, step, false, {k}, {}, {}, {}});
        if (judgement.is_standing)
            mendings_.push_back({result_.faults.size() - 1, ReplacedValues(&printed_)});
    }

    std::string step_of(const Judgement& judgement) const {
        const Worksheet::Place* place = worksheet_.place_of(judgement.node);
        return place ? worksheet_.entries()[place->entry].id : judgement.claim->step;
    }

    /// From here on the printed text stands for the element; in a mended calculation what should
    /// have been printed does.
    void stand(const Judgement& standing, bool is_mended) {
        const Node node = standing.node;
        const std::optional<int> decimals = standing.decimals();
        for (Mending& mending : mendings_) {
            const bool is_own = std::ranges::any_of(
                result_.faults[mending.fault].judgements,
                [&](std::size_t k) { return result_.judgements[k].node == node; });
            if (is_own) {
                mending.values.set(node, at_own_decimals(standing.as_printed, decimals));
            } else if (std::ranges::find(standing.roots, mending.fault) != standing.roots.end() ||
                       is_coincidence_of(mending, standing)) {
                const bool is_of_several = standing.flag == Flag::not_carried_on;
                mending.values.set(
                    node, at_own_decimals(is_of_several ? standing.mended
                                                        : mending.values.computed(record_, node),
                                          decimals));
            } else {
                mending.values.reset(node);
            }
        }
        const bool is_wrong = standing.verdict == Verdict::faulty || !standing.roots.empty() ||
                              standing.flag == Flag::coincidence;
        if (is_wrong && (is_mended || standing.verdict == Verdict::faulty)) {
            mended_.set(node, at_own_decimals(standing.mended, decimals));
        } else {
            mended_.reset(node);
        }
        printed_.set(node, NumberArithmetic::from_exact(standing.printed().value));
    }

    bool is_coincidence_of(const Mending& mending, const Judgement& standing) const {
        return standing.flag == Flag::coincidence && mending.values.touches(tape_, standing.node) &&
               !fit_with(mending, standing);
    }

    /// Looks for the cause of a fault in the formula of its step.
    void explain(Fault& fault) const {
        DiagnosisQuestion question{
            worksheet_, values_, printed_, [this](Node node) { return claimed_.contains(node); },
            {},         {}};
        std::set<Node> nodes;
        for (const std::size_t k : fault.judgements) {
            if (nodes.insert(result_.judgements[k].node).second)
                question.faulty.push_back(&result_.judgements[k]);
        }
        const Worksheet::Place* place = worksheet_.place_of(question.faulty.front()->node);
        for (const auto& [node, all] : claimed_) {
            const Worksheet::Place* other = worksheet_.place_of(node);
            const bool is_of_step = place && other && other->entry == place->entry;
            if (is_of_step && nodes.insert(node).second)
                question.sound.push_back(&result_.judgements[all.front()]);
        }
        fault.is_whole =
            !place || worksheet_.entries()[place->entry].nodes.size() == question.faulty.size();
        fault.diagnosis = diagnose(question);
    }

    /// What is carried from each fault and has nothing printed after it.
    void find_results() {
        std::vector<bool> feeds_claim(tape_.size(), false);
        for (Node node = static_cast<Node>(tape_.size()); node-- > 0;) {
            if (!feeds_claim[node] && !claimed_.contains(node)) continue;
            for (const Node operand : operands(tape_, node))
                feeds_claim[operand] = true;
        }
        std::set<std::pair<std::size_t, Node>> told;
        for (std::size_t k = 0; k < result_.judgements.size(); ++k) {
            const Judgement& judgement = result_.judgements[k];
            if (judgement.claim->document != document_ || feeds_claim[judgement.node]) continue;
            for (const std::size_t root : judgement.roots) {
                if (told.emplace(root, judgement.node).second)
                    result_.faults[root].results.push_back(k);
            }
        }
    }

    const Worksheet& worksheet_;
    const Record& record_;
    const Tape& tape_;
    const std::vector<Number>& values_;
    const std::string& document_;
    const std::vector<RecordedStatement>& statements_;
    Verification& result_;
    std::map<Node, std::vector<std::size_t>> claimed_;  ///< judgements, the standing one first
    mutable std::map<std::size_t, std::optional<Interval>> cells_;  ///< by judgements
    ReplacedValues printed_;
    ReplacedValues mended_;
    std::vector<Mending> mendings_;
};

}  // namespace

void check_document(const std::string& document, const Worksheet& worksheet,
                    const std::vector<Number>& values,
                    const std::vector<RecordedStatement>& statements, Verification& result) {
    DocumentCheck(worksheet, values, document, statements, result).run();
}

}  // namespace longhand::check
