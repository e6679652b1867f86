#include "longhand/check/diagnosis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "longhand/check/cone.hpp"
#include "longhand/check/judgement.hpp"
#include "longhand/check/mutation_names.hpp"
#include "longhand/check/mutations.hpp"
#include "longhand/check/replaced_values.hpp"
#include "longhand/replay/other_givens.hpp"
#include "longhand/replay/running_error.hpp"

namespace longhand::check {

namespace {

using replay::Number;

constexpr double enough_bits = 7;
constexpr double clear_lead = 3;
constexpr std::size_t most_explanations = 5;

/// Digits of a text by which two texts of one length differ.
struct Difference {
    std::vector<std::size_t> places;
    std::size_t digits = 0;
};

std::optional<Difference> difference(const std::string& right, const std::string& printed) {
    if (right.size() != printed.size()) return {};
    Difference result;
    for (std::size_t k = 0; k < right.size(); ++k) {
        const bool is_digit = right[k] >= '0' && right[k] <= '9';
        result.digits += is_digit ? 1 : 0;
        if (right[k] == printed[k]) continue;
        if (!is_digit || printed[k] < '0' || printed[k] > '9') return {};
        result.places.push_back(k);
    }
    return result;
}

/// Which values the operands of a formula have.
enum class Operands : std::uint8_t { as_printed, true_values };

/// How near a change must come to what is printed.
enum class Match : std::uint8_t { exact, within_reach };

class Search {
  public:
    explicit Search(const DiagnosisQuestion& question)
        : question_(question), sheet_(question.worksheet) {
        for (const Judgement* judgement : question.faulty)
            cones_.emplace_back(sheet_, question.is_printed, judgement->node);
        for (const Judgement* judgement : question.sound)
            cones_.emplace_back(sheet_, question.is_printed, judgement->node);
        mutations_ = mutations(sheet_, cones_);
        // Equal numbers in several places tell no more than one.
        std::set<std::pair<std::string, std::string>> told;
        for (const Judgement* judgement : question.faulty) {
            if (!told.emplace(judgement->should_be(), judgement->printed().text).second) continue;
            const double size = std::max(magnitude(judgement->mended),
                                         std::abs(decimal::to_double(judgement->printed().value)));
            information_ += std::log2(std::max(1.0, 2 * size / unit(*judgement)));
        }
    }

    Diagnosis run() {
        try_all(Operands::as_printed, Match::exact);
        try_all(Operands::true_values, Match::exact);
        const bool is_bounded = std::ranges::all_of(question_.faulty, [](const Judgement* each) {
            return std::isfinite(each->reach.width());
        });
        if (explanations_.empty() && is_bounded) try_all(Operands::as_printed, Match::within_reach);
        try_digits();
        Diagnosis result{std::move(explanations_), static_cast<std::size_t>(tried_)};
        std::ranges::stable_sort(result.explanations, std::greater<>(), &Explanation::bits);
        if (result.explanations.size() > most_explanations)
            result.explanations.resize(most_explanations);
        return result;
    }

  private:
    static double magnitude(const Number& value) {
        if (value.trouble != replay::Trouble::none) return 0;
        return std::abs(decimal::to_double(value.decimal));
    }
    static double unit(const Judgement& judgement) {
        double result = 1;
        for (int k = 0; k < judgement.decimals().value_or(0); ++k)
            result /= 10;
        return result;
    }

    // How it is tried ---------------------------------------------------------------------------

    void try_all(Operands operands, Match match) {
        std::vector<std::pair<const Mutation*, std::vector<Number>>> found;
        for (const Mutation& mutation : mutations_) {
            ++tried_;
            if (auto values = explained(mutation, operands, match))
                found.emplace_back(&mutation, *std::move(values));
        }
        const double chance =
            std::log2(std::max(1.0, tried_)) + (match == Match::within_reach ? lost_bits() : 0);
        const MutationNames names(sheet_, std::span(cones_).first(question_.faulty.size()));
        for (const auto& [mutation, values] : found) {
            std::string key;
            for (const Number& value : values)
                key += decimal::significant(value.decimal, 20) + " ";
            Explanation explanation{names.named(*mutation), information_ - chance};
            const auto known = std::ranges::find_if(explanations_, [&](const Explanation& each) {
                return each.change.kind == explanation.change.kind &&
                       each.change.what == explanation.change.what;
            });
            const auto place = static_cast<std::size_t>(known - explanations_.begin());
            const int rank = names.rank(*mutation);
            std::vector<Seen>& alike = seen_[key];
            const auto same = std::ranges::find_if(alike, [&, change = mutation](const Seen& seen) {
                return are_identical(*change, *seen.mutation);
            });
            if (same == alike.end()) {
                alike.push_back({mutation, place, rank});
                if (known == explanations_.end()) explanations_.push_back(std::move(explanation));
            } else if (known == explanations_.end() && rank > same->rank) {
                explanation.bits = explanations_[same->place].bits;
                explanations_[same->place] = std::move(explanation);
                same->rank = rank;
            }
        }
    }

    /// Whether two changes give the same whatever the numbers are, not these numbers alone: only
    /// then are they one explanation.
    bool are_identical(const Mutation& a, const Mutation& b) {
        if (elsewhere_.empty()) elsewhere_ = replay::with_other_givens(sheet_.tape_record());
        const Cone::ValueAt<replay::NumberArithmetic> any = [&](Node node) {
            return elsewhere_[node];
        };
        for (std::size_t k = 0; k < question_.faulty.size(); ++k) {
            const auto of_a = cones_[k].value<replay::NumberArithmetic>(a, any, any);
            const auto of_b = cones_[k].value<replay::NumberArithmetic>(b, any, any);
            if (of_a.has_value() != of_b.has_value()) return false;
            if (!of_a || of_a->trouble != replay::Trouble::none) continue;
            const Number off = replay::NumberArithmetic::subtract(*of_a, *of_b);
            if (off.trouble != replay::Trouble::none || !off.decimal.is_zero()) return false;
        }
        return true;
    }

    /// How many bits a match within reach is worth less than an exact one.
    double lost_bits() const {
        double bits = 0;
        for (const Judgement* judgement : question_.faulty)
            bits += std::log2(1 + judgement->reach.width() / unit(*judgement));
        return bits;
    }

    using Rough = replay::RunningErrorArithmetic;

    /// Whether a change certainly gives another number, seen in doubles.
    bool is_far_off(const Cone& cone, const Mutation& mutation, const Judgement& judgement,
                    Operands operands, Match match) {
        const std::optional<replay::Bounded> about = cone.value<Rough>(
            mutation, [&](Node node) { return rough(node, operands); },
            [&](Node element) { return Rough::from_number(worked_out(element, operands)); });
        const double width =
            unit(judgement) + (match == Match::within_reach ? judgement.reach.width() : 0);
        const double printed = decimal::to_double(judgement.printed().value);
        return about && about->is_outside(printed - width, printed + width);
    }

    replay::Bounded rough(Node node, Operands operands) {
        auto& known = rough_[static_cast<std::size_t>(operands)];
        const auto [place, is_new] = known.try_emplace(node);
        if (is_new) place->second = Rough::from_number(operand(node, operands));
        return place->second;
    }

    const Number& operand(Node node, Operands operands) const {
        return operands == Operands::as_printed ? question_.printed.at(node)
                                                : question_.values[node];
    }

    /// What was worked out for another element of the step, whatever is printed of it.
    const Number& worked_out(Node element, Operands operands) const {
        for (const auto* judgements : {&question_.faulty, &question_.sound}) {
            for (const Judgement* judgement : *judgements) {
                if (judgement->node == element)
                    return operands == Operands::as_printed ? judgement->as_printed
                                                            : judgement->true_value;
            }
        }
        return question_.values[element];
    }

    /// The values that the change gives, if they are what is printed.
    std::optional<std::vector<Number>> explained(const Mutation& mutation, Operands operands,
                                                 Match match) {
        std::vector<Number> values;
        for (std::size_t k = 0; k < cones_.size(); ++k) {
            const bool is_faulty = k < question_.faulty.size();
            const Judgement& judgement =
                is_faulty ? *question_.faulty[k] : *question_.sound[k - question_.faulty.size()];
            if (is_far_off(cones_[k], mutation, judgement, operands, match)) return {};
            const std::optional<Number> value = value_of(cones_[k], mutation, operands);
            if (!value) {
                if (is_faulty) return {};
                continue;  // the change leaves this element as it is
            }
            if (!fits(*value, judgement, match)) return {};
            values.push_back(*value);
        }
        return values;
    }

    std::optional<Number> value_of(const Cone& cone, const Mutation& mutation,
                                   Operands operands) const {
        return cone.value<replay::NumberArithmetic>(
            mutation, [&](Node node) { return operand(node, operands); },
            [&](Node element) { return worked_out(element, operands); });
    }

    static bool fits(const Number& value, const Judgement& judgement, Match match) {
        if (rounds_to(value, judgement.printed(), judgement.decimals())) return true;
        if (match == Match::exact) return false;
        const double off = judgement.reach.width() + unit(judgement) / 2;
        const double distance = decimal::to_double(
            decimal::Decimal(value.decimal - decimal::to_decimal(judgement.printed().value)));
        return std::abs(distance) <= off;
    }

    void try_digits() {
        double swaps = 1, slips = 1;
        bool are_swapped = true, are_mistyped = true;
        std::set<std::pair<std::string, std::string>> slips_of;
        for (const Judgement* judgement : question_.faulty) {
            const std::string right = judgement->should_be();
            const std::string& printed = judgement->printed().text;
            slips_of.emplace(right, printed);
            const std::optional<Difference> found = difference(right, printed);
            const std::vector<std::size_t> places =
                found ? found->places : std::vector<std::size_t>{};
            are_mistyped = are_mistyped && places.size() == 1;
            are_swapped = are_swapped && places.size() == 2 && is_swap(right, printed, places);
            const auto digits = static_cast<double>(found ? found->digits : 1);
            swaps *= std::max(1.0, digits - 1);
            slips *= 9 * digits;
        }
        // Two mistyped numbers are two slips.
        const bool is_one = slips_of.size() == 1;
        are_swapped = are_swapped && is_one;
        are_mistyped = are_mistyped && is_one;
        tried_ += swaps;
        if (are_swapped) add_digits(Change::swapped_digits);
        tried_ += slips;
        if (are_mistyped) add_digits(Change::wrong_digit);
    }

    static bool is_swap(const std::string& right, const std::string& printed,
                        const std::vector<std::size_t>& places) {
        const std::size_t gap = places[1] - places[0];
        const bool are_neighbours = gap == 1 || (gap == 2 && right[places[0] + 1] == '.');
        return are_neighbours && right[places[0]] == printed[places[1]] &&
               right[places[1]] == printed[places[0]];
    }

    void add_digits(Change change) {
        std::vector<std::string> right;
        for (const Judgement* judgement : question_.faulty)
            right.push_back(judgement->should_be());
        explanations_.push_back({{change, right, {}}, information_ - std::log2(tried_)});
    }

    const DiagnosisQuestion& question_;
    const Worksheet& sheet_;
    std::vector<Cone> cones_;  ///< of the faulty elements, then of the sound ones
    std::vector<Mutation> mutations_;
    double information_ = 0;  ///< bits that all faulty numbers together tell
    double tried_ = 0;
    /// Changes that gave certain values.
    struct Seen {
        const Mutation* mutation;
        std::size_t place;  ///< of its explanation
        int rank;
    };
    std::map<std::string, std::vector<Seen>> seen_;
    std::array<std::unordered_map<Node, replay::Bounded>, 2> rough_;  ///< by Operands
    std::vector<Number> elsewhere_;  ///< the calculation's values for other givens
    std::vector<Explanation> explanations_;
};

}  // namespace

bool Diagnosis::is_certain() const {
    if (explanations.empty() || explanations.front().bits < enough_bits) return false;
    return explanations.size() == 1 ||
           explanations[1].bits <= explanations.front().bits - clear_lead;
}

Diagnosis diagnose(const DiagnosisQuestion& question) {
    return Search(question).run();
}

}  // namespace longhand::check
