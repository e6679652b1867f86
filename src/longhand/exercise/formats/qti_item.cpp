#include "longhand/exercise/formats/qti_item.hpp"

#include <fmt/format.h>

#include <optional>

#include "longhand/exercise/formats/quiz_body.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/replaced.hpp"

namespace longhand::exercise {

namespace {

using render::xml_text;

constexpr std::size_t longest_formula = 20'000;  // characters of XML
constexpr std::string_view share_of_following = "0.5";

std::string base_value(std::string_view number) {
    return fmt::format("<baseValue baseType=\"float\">{}</baseValue>", number);
}

std::string variable(std::size_t blank) {
    return fmt::format("<variable identifier=\"R{}\"/>", blank + 1);
}

std::string element(std::string_view name, std::string_view content) {
    return fmt::format("<{0}>{1}</{0}>", name, content);
}

/// The formula of a blank in expressions of QTI, down to earlier blanks and givens; none where QTI
/// has no words for it, or no earlier blank is used.
class FollowingFormula {
  public:
    FollowingFormula(const Exercise& exercise, const Worksheet& worksheet, std::size_t blank)
        : exercise_(exercise), worksheet_(worksheet), blank_(blank) {}

    std::optional<std::string> write() {
        const Node root = exercise_.blanks()[blank_].node;
        std::optional<std::string> result = root == no_node ? std::nullopt : of(root, true);
        if (!result || used_.empty() || result->size() > longest_formula) return {};
        return result;
    }

    /// The earlier blanks that it uses.
    const std::vector<std::size_t>& used() const { return used_; }

  private:
    std::optional<std::string> of(Node node, bool is_root = false) {
        if (const auto earlier = is_root ? std::nullopt : earlier_blank(node)) {
            if (std::ranges::find(used_, *earlier) == used_.end()) used_.push_back(*earlier);
            return variable(*earlier);
        }
        const Record& record = worksheet_.tape_record();
        const Tape& tape = record.tape();
        const auto left = [&] { return of(tape.left(node)); };
        const auto right = [&] { return of(tape.right(node)); };
        switch (tape.operation(node)) {
            case Operation::given:
            case Operation::constant:
            case Operation::state:
                return base_value(record.text(node).text());
            case Operation::named_constant:
                return base_value(fmt::format("{}", tape.value(node)));
            case Operation::copy:
                return left();
            case Operation::negate:
                return both("product", base_value("-1"), left());
            case Operation::add:
                return both("sum", left(), right());
            case Operation::subtract:
                return both("subtract", left(), right());
            case Operation::multiply:
                return both("product", left(), right());
            case Operation::divide:
                return both("divide", left(), right());
            case Operation::power:
                return both("power", left(), right());
            case Operation::sqrt:
                return both("power", left(), base_value("0.5"));
            case Operation::exp:
                return called("exp", left());
            case Operation::log:
                return called("ln", left());
            case Operation::tanh:
                return called("tanh", left());
            case Operation::sin:
                return called("sin", left());
            case Operation::cos:
                return called("cos", left());
            default:
                return {};
        }
    }

    static std::optional<std::string> both(std::string_view name, std::optional<std::string> a,
                                           std::optional<std::string> b) {
        if (!a || !b || a->size() + b->size() > longest_formula) return {};
        return element(name, *a + *b);
    }

    static std::optional<std::string> called(std::string_view name, std::optional<std::string> a) {
        if (!a) return {};
        return fmt::format("<mathOperator name=\"{}\">{}</mathOperator>", name, *a);
    }

    std::optional<std::size_t> earlier_blank(Node node) const {
        const std::vector<Blank>& blanks = exercise_.blanks();
        const auto found = std::ranges::find(blanks, node, &Blank::node);
        if (found == blanks.end()) return {};
        const auto place = static_cast<std::size_t>(found - blanks.begin());
        return place < blank_ ? std::optional(place) : std::nullopt;
    }

    const Exercise& exercise_;
    const Worksheet& worksheet_;
    std::size_t blank_;
    std::vector<std::size_t> used_;
};

std::string score(std::string_view condition, std::string_view points) {
    return fmt::format(
        "{}<setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/>{}</sum>"
        "</setOutcomeValue>",
        condition, points);
}

std::string between(const std::string& value, const std::string& low, const std::string& high) {
    return element(
        "and", element("gte", value + base_value(low)) + element("lte", value + base_value(high)));
}

/// The processing of one blank.
std::string condition(const Exercise& exercise, const Worksheet& worksheet, const Answer& answer,
                      std::size_t blank) {
    const int decimals = answer.accepted.decimals;
    // Players read numbers as doubles: the bounds lie between answers.
    const std::string low = text_of(answer.accepted.low * 10 - 4, decimals + 1);
    const std::string high = text_of(answer.accepted.high * 10 + 4, decimals + 1);
    const std::string marks = std::to_string(exercise.blanks()[blank].marks);
    std::string result =
        element("responseIf", score(between(variable(blank), low, high), base_value(marks)));
    FollowingFormula formula(exercise, worksheet, blank);
    if (const std::optional<std::string> follows = formula.write()) {
        std::string conditions;
        for (const std::size_t used : formula.used())
            conditions += element("not", element("isNull", variable(used)));
        const std::string off =
            text_of((answer.accepted.high - answer.accepted.low) * 10 + 10, decimals + 1);
        conditions += between(element("subtract", variable(blank) + *follows), "-" + off, off);
        result +=
            element("responseElseIf",
                    score(element("and", conditions),
                          element("product", base_value(marks) + base_value(share_of_following))));
    }
    return element("responseCondition", result);
}

}  // namespace

std::string qti_item(const Sheet& sheet, const Paper& paper, const Paper& key,
                     const Worksheet& worksheet, std::size_t number, const std::string& identifier,
                     const text::Wording& wording) {
    const PaperExercise& shown = paper.exercises[number];
    const Exercise& exercise = sheet.exercises[number].exercise;
    const std::vector<Answer>& answers = key.exercises[number].answers;
    std::string item = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqti_v2p1 "
        "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd\" identifier=\"{}\" "
        "title=\"{}\" adaptive=\"false\" timeDependent=\"false\" xml:lang=\"{}\">\n",
        identifier, xml_text(fmt::format("{:02} {} {}", shown.number, shown.title, paper.code)),
        wording.language() == text::Language::chinese ? "zh-CN" : "en");
    for (std::size_t blank = 0; blank < answers.size(); ++blank) {
        item += fmt::format(
            "<responseDeclaration identifier=\"R{}\" cardinality=\"single\" baseType=\"float\">"
            "<correctResponse><value>{}</value></correctResponse></responseDeclaration>\n",
            blank + 1, answers[blank].text);
    }
    for (const auto& [name, value] : {std::pair{"SCORE", 0}, {"MAXSCORE", shown.marks}}) {
        item += fmt::format(
            "<outcomeDeclaration identifier=\"{}\" cardinality=\"single\" baseType=\"float\">"
            "<defaultValue><value>{}</value></defaultValue></outcomeDeclaration>\n",
            name, value);
    }
    const QuizMarkup markup{
        [](const render::Math& math) {
            return fmt::format("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">{}</math>",
                               render::mathml(math));
        },
        [&](std::size_t blank) {
            return answers.empty() ? std::string("…")
                                   : fmt::format(
                                         "<textEntryInteraction responseIdentifier=\"R{}\" "
                                         "expectedLength=\"{}\"/>",
                                         blank + 1, shown.digits);
        },
        xml_text};
    item +=
        fmt::format("<itemBody>\n<p>{} {}</p>\n{}</itemBody>\n", xml_text(wording("paper.code")),
                    paper.code, quiz_body(shown, markup, wording));
    if (!answers.empty()) {
        item += "<responseProcessing>\n";
        for (std::size_t blank = 0; blank < answers.size(); ++blank)
            item += condition(exercise, worksheet, answers[blank], blank) + "\n";
        item += "</responseProcessing>\n";
    }
    return item + "</assessmentItem>\n";
}

}  // namespace longhand::exercise
