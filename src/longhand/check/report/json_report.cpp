#include <fmt/format.h>

#include <cmath>

#include "longhand/check/report/report.hpp"
#include "longhand/decimal/decimal_text.hpp"
#include "longhand/render/json_writer.hpp"

namespace longhand::check {

namespace {

/// Values have this many decimals more than what is printed.
constexpr int guard_decimals = 4;

class JsonReport {
  public:
    explicit JsonReport(std::ostream& out) : json_(out) {}

    void write(std::span<const CheckedCalculation> calculations) {
        json_.begin_object();
        json_.member("format", "longhand-report");
        json_.member("version", 1L);
        write_each("claims", calculations, &Verification::judgements);
        write_each("faults", calculations, &Verification::faults);
        write_each("statements", calculations, &Verification::statements);
        write_all(
            "formulas", calculations,
            [](const auto& each) -> const auto& { return each.formulas; });
        write_all(
            "remarks", calculations,
            [](const auto& each) -> const auto& { return each.claims.remarks; });
        write_off_path(calculations);
        const Totals all = totals(calculations);
        json_.key("summary");
        json_.begin_line();
        json_.begin_object();
        json_.member("numbers", static_cast<long>(all.numbers));
        json_.member("statements", static_cast<long>(all.statements));
        json_.member("formulas", static_cast<long>(all.formulas));
        json_.member("remarks", static_cast<long>(all.remarks));
        json_.member("faults", static_cast<long>(all.faults));
        json_.member("failures", static_cast<long>(all.failures));
        json_.end_object();
        json_.end_line();
        json_.end_object();
    }

  private:
    void write_each(const char* key, std::span<const CheckedCalculation> calculations,
                    auto Verification::*all) {
        write_all(
            key, calculations, [all](const CheckedCalculation& calculation) -> const auto& {
                return calculation.verification.*all;
            });
    }

    void write_all(const char* key, std::span<const CheckedCalculation> calculations,
                   auto&& all_of) {
        json_.key(key);
        json_.begin_array();
        for (const CheckedCalculation& calculation : calculations) {
            for (const auto& each : all_of(calculation))
                write(calculation, each);
        }
        json_.end_array();
    }

    void write_off_path(std::span<const CheckedCalculation> calculations) {
        json_.key("off_path");
        json_.begin_array();
        for (const CheckedCalculation& calculation : calculations) {
            for (const std::string& document : calculation.verification.off_path) {
                json_.begin_line();
                json_.begin_object();
                json_.member("calculation", calculation.name);
                json_.member("document", document);
                json_.end_object();
                json_.end_line();
            }
        }
        json_.end_array();
    }

    void texts(std::string_view key, const std::vector<std::string>& all) {
        json_.key(key);
        json_.begin_line();
        json_.begin_array();
        for (const std::string& text : all)
            json_.value(std::string_view(text));
        json_.end_array();
        json_.end_line();
    }

    static std::string id_of(const CheckedCalculation& calculation, const Judgement& judgement) {
        const bool has_place = judgement.claim->at.line > 0;
        return fmt::format("{}/{}", calculation.name,
                           has_place ? place(judgement) : element_id(judgement));
    }

    void number(std::string_view name, const replay::Number& value, std::optional<int> decimals) {
        const std::optional<int> more =
            decimals ? std::optional(*decimals + guard_decimals) : std::nullopt;
        const std::string text = printed_as(value, more);
        if (!text.empty()) json_.member(name, text);
    }

    static std::string end_of(double value) {
        constexpr double largest = 1e300;
        if (std::abs(value) >= largest) return value < 0 ? "-inf" : "inf";
        return decimal::DecimalText::shortest(value).text();
    }

    void write(const CheckedCalculation& calculation, const Judgement& judgement) {
        const Claim& claim = *judgement.claim;
        json_.begin_object();
        json_.member("id", id_of(calculation, judgement));
        json_.member("calculation", calculation.name);
        json_.member("document", claim.document);
        json_.member("section", claim.at.section);
        json_.member("line", static_cast<long>(claim.at.line));
        json_.member("token",
                     static_cast<long>(claim.at.token) + static_cast<long>(judgement.element));
        if (claim.at.is_lost) json_.member("lost", true);
        json_.member("step", element_id(judgement));
        json_.member("printed", judgement.printed().text);
        json_.member("verdict", name(judgement.verdict));
        json_.member("passes", passes(calculation.verification, judgement));
        if (judgement.rounding) json_.member("rounding", rounding_name(*judgement.rounding));
        number("true", judgement.true_value, judgement.decimals());
        number("carried", judgement.as_printed, judgement.decimals());
        number("mended", judgement.mended, judgement.decimals());
        texts("reach", {end_of(judgement.reach.low), end_of(judgement.reach.high)});
        std::vector<std::string> roots;
        for (const std::size_t root : judgement.roots)
            roots.push_back(calculation.verification.faults[root].step);
        if (!roots.empty()) texts("root", roots);
        if (judgement.flag == Flag::coincidence) json_.member("flag", "coincidence");
        if (judgement.flag == Flag::not_carried_on) json_.member("flag", "not_carried_on");
        const std::string should_be = judgement.should_be();
        if (!should_be.empty()) json_.member("should_be", should_be);
        json_.end_object();
    }

    static const char* rounding_name(decimal::Rounding rounding) {
        switch (rounding) {
            case decimal::Rounding::half_up:
                return "half_up";
            case decimal::Rounding::half_even:
                return "half_even";
            case decimal::Rounding::down:
                break;
        }
        return "down";
    }

    void write(const CheckedCalculation& calculation, const Fault& fault) {
        const Verification& verification = calculation.verification;
        const auto ids = [&](const std::vector<std::size_t>& judgements) {
            std::vector<std::string> all;
            for (const std::size_t k : judgements)
                all.push_back(id_of(calculation, verification.judgements[k]));
            return all;
        };
        json_.begin_object();
        json_.member("calculation", calculation.name);
        json_.member("document", fault.document);
        json_.member("step", fault.step);
        texts("claims", ids(fault.judgements));
        texts("results", ids(fault.results));
        json_.member("misprint", !fault.not_followed.empty());
        write(fault.diagnosis);
        json_.end_object();
    }

    void write(const CheckedCalculation& calculation, const StatementJudgement& judgement) {
        const Statement& statement = *judgement.statement;
        json_.begin_object();
        json_.member("calculation", calculation.name);
        json_.member("document", statement.document);
        json_.member("section", statement.at.section);
        json_.member("line", static_cast<long>(statement.at.line));
        json_.member("holds", statement.holds);
        json_.member("of_true_values", judgement.of_true_values);
        json_.member("of_printed_values", judgement.of_printed_values);
        json_.end_object();
    }

    void write_place(const CheckedCalculation& calculation, const auto& claim) {
        json_.member("calculation", calculation.name);
        json_.member("document", claim.document);
        json_.member("section", claim.at.section);
        json_.member("line", static_cast<long>(claim.at.line));
        if (!claim.id.empty()) json_.member("id", claim.id);
    }

    void write(std::string_view key, const Caption& caption) {
        if (caption.empty()) return;
        json_.key(key);
        json_.begin_line();
        json_.begin_object();
        json_.member("en", caption.english);
        json_.member("zh", caption.chinese);
        json_.end_object();
        json_.end_line();
    }

    void write(const CheckedCalculation& calculation, const FormulaJudgement& judgement) {
        const FormulaClaim& claim = *judgement.claim;
        json_.begin_object();
        write_place(calculation, claim);
        texts("chain", claim.chain.texts);
        json_.member("verdict", judgement.verdict());
        json_.member("passes", judgement.passes());
        json_.key("pairs");
        json_.begin_array();
        for (const PairJudgement& pair : judgement.pairs)
            write(pair);
        json_.end_array();
        if (!claim.correction.texts.empty()) {
            texts("correction", claim.correction.texts);
            json_.member("correction_holds", judgement.correction_holds());
        }
        write("why", claim.why);
        json_.end_object();
    }

    void write(const PairJudgement& pair) {
        json_.begin_object();
        json_.member("left", pair.left);
        json_.member("right", pair.right);
        json_.member("verdict", name(pair.verdict));
        json_.member("points", static_cast<long>(pair.points));
        if (!pair.factor.empty()) json_.member("factor", pair.factor);
        if (!pair.condition.empty()) json_.member("only_where", pair.condition);
        if (pair.reason) json_.member("reason", pair.reason->id());
        if (pair.example) {
            json_.key("example");
            json_.begin_line();
            json_.begin_object();
            json_.key("at");
            json_.begin_object();
            for (const auto& [quantity, value] : pair.example->numbers)
                json_.member(quantity, value);
            json_.end_object();
            if (!pair.example->element.empty()) json_.member("element", pair.example->element);
            json_.member("left", pair.example->left);
            json_.member("right", pair.example->right);
            json_.end_object();
            json_.end_line();
        }
        json_.end_object();
    }

    void write(const CheckedCalculation& calculation, const Remark& remark) {
        json_.begin_object();
        write_place(calculation, remark);
        json_.member("class", remark.kind);
        write("correction", remark.correction);
        write("why", remark.why);
        json_.end_object();
    }

    void write(const Diagnosis& diagnosis) {
        json_.key("diagnosis");
        json_.begin_object();
        json_.member("certain", diagnosis.is_certain());
        json_.member("tried", static_cast<long>(diagnosis.tried));
        json_.key("explanations");
        json_.begin_array();
        for (const Explanation& explanation : diagnosis.explanations) {
            json_.begin_line();
            json_.begin_object();
            json_.member("change", name(explanation.change.kind));
            json_.member("what", listed(explanation.change.what, text::Language::english));
            if (!explanation.change.other.empty()) json_.member("other", explanation.change.other);
            json_.member("bits", fmt::format("{:.1f}", explanation.bits));
            json_.end_object();
            json_.end_line();
        }
        json_.end_array();
        json_.end_object();
    }

    render::JsonWriter json_;
};

}  // namespace

void write_json_report(std::ostream& out, std::span<const CheckedCalculation> calculations) {
    JsonReport(out).write(calculations);
    out << '\n';
}

}  // namespace longhand::check
