#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "commands.hpp"
#include "exercise_source.hpp"
#include "longhand/exercise/marking/marks_file.hpp"
#include "longhand/exercise/marking/practice_session.hpp"
#include "longhand/render/shown_given.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/utf8.hpp"
#include "options.hpp"
#include "output.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

using namespace exercise;
/// A conversation with one student.
class Conversation {
  public:
    Conversation(const SheetExercise& of_source, Practice& practice, text::Language language,
                 std::istream& in, std::ostream& out)
        : of_source_(of_source),
          exercise_(of_source.exercise),
          practice_(practice),
          language_(language),
          in_(in),
          out_(out) {}

    void talk() {
        introduce();
        while (!practice_.is_done()) {
            if (!ask()) {
                print("practice.left",
                      {std::to_string(practice_.place()), std::to_string(practice_.size())});
                return;
            }
        }
        sum_up();
    }

  private:
    void print(std::string_view id, const std::vector<std::string>& arguments = {}) {
        text::print(out_, "{}\n", text::message(id, language_, arguments));
    }

    void introduce() {
        text::print(out_, "{}\n", of_source_.title.in(language_));
        for (const Caption* each : {&of_source_.text, &of_source_.question}) {
            if (!each->empty()) text::print(out_, "{}\n", each->in(language_));
        }
        for (const std::string& definition : of_source_.definitions)
            text::print(out_, "{}\n", definition);
        out_ << '\n';
        for (const std::uint32_t known : exercise_.known())
            introduce(practice_.worksheet().entries()[known]);
        text::print(out_, "\n{}\n", rule_text(exercise_, language_));
        print("practice.how");
    }

    void introduce(const Entry& entry) {
        const Worksheet& worksheet = practice_.worksheet();
        std::string value;
        if (entry.is_given) {
            for (const std::size_t k : render::by_name(entry)) {
                value += fmt::format("{}{} = {}", value.empty() ? "" : ", ", entry.symbols[k],
                                     render::typed_number(worksheet, entry.nodes[k]));
            }
        } else {
            const render::Values values(worksheet, language_);
            for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
                value += fmt::format("{}{} = {}", value.empty() ? "" : ", ", entry.symbols[k],
                                     render::with_minus_sign(replay::fixed(
                                         values[entry.nodes[k]], exercise_.rounding().decimals)));
            }
        }
        const std::string& caption = entry.caption.in(language_);
        text::print(out_, "  {}{}{}\n", value, caption.empty() ? "" : "   ", caption);
    }

    /// Asks for one blank until it is right or the student goes on; false at the end of the input.
    bool ask() {
        const Blank& blank = practice_.blank();
        const Item& item = exercise_.questions().items[blank.item];
        const Entry& entry = practice_.worksheet().entries()[item.entry];
        const std::string& caption = entry.caption.in(language_);
        text::print(out_, "\n{}{}\n", blank.id, caption.empty() ? "" : "   " + caption);
        for (std::string line;;) {
            text::print(out_, "{} = ", entry.symbols[blank.element]);
            out_.flush();
            if (!std::getline(in_, line)) {
                out_ << '\n';
                return false;
            }
            const std::string_view word = text::trimmed(line);
            if (word == "q" || word == "quit") return false;
            if (word == "?" || word == "\uFF1F") {
                const std::vector<std::string> hint = practice_.hint();
                if (hint.empty()) print("practice.no_more");
                for (const std::string& each : hint)
                    text::print(out_, "{}\n", each);
                continue;
            }
            if (word.empty()) {
                practice_.go_on();
                return true;
            }
            const BlankMark mark = practice_.answer(line);
            if (mark.outcome == Outcome::unreadable)
                print("practice.unreadable");
            else
                text::print(out_, "{}\n", remark_text(mark, false, language_));
            if (mark.outcome == Outcome::right || mark.outcome == Outcome::follows) {
                practice_.go_on();
                return true;
            }
        }
    }

    void sum_up() {
        const std::vector<BlankMark> marks = practice_.marks();
        const auto count = [&](Outcome outcome) {
            return std::to_string(std::ranges::count(marks, outcome, &BlankMark::outcome));
        };
        out_ << '\n';
        print("practice.summary",
              {count(Outcome::right), count(Outcome::follows), std::to_string(marks.size()),
               std::to_string(practice_.hinted())});
        for (const BlankMark& mark : marks) {
            if (mark.outcome == Outcome::right || mark.outcome == Outcome::follows) continue;
            text::print(out_, "  {}: {}\n", mark.id, remark_text(mark, true, language_));
        }
    }

    const SheetExercise& of_source_;
    const Exercise& exercise_;
    Practice& practice_;
    text::Language language_;
    std::istream& in_;
    std::ostream& out_;
};

}  // namespace

po::options_description practice_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("part", text_value("ID"), "help.option.part")
        ("from", text_value("ID"), "help.option.from")
        ("to", text_value("ID"), "help.option.to")
        ("seed", text_value("N"), "help.option.seed")
        ("session", text_value("FILE"), "help.option.session");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_practice(const po::variables_map& options, std::ostream& out, text::Language language) {
    const std::vector<std::string> sources = names(options);
    if (sources.size() != 1) throw Error("practice.source", {});
    const Source source = find_source(sources.front());
    ExerciseOptions wanted;
    wanted.from = typed(options, options.contains("part") ? "part" : "from");
    wanted.to = typed(options, options.contains("part") ? "part" : "to");
    if (options.contains("part") && (options.contains("from") || options.contains("to")))
        throw Error("practice.part", {});
    const SheetExercise of_source = [&] {
        try {
            return exercise_from(source, {}, wanted);
        } catch (const Error& error) {
            throw source.at_its_place(error);
        }
    }();
    const Exercise& exercise = of_source.exercise;
    const std::uint64_t seed = seed_of(options);
    Practice practice(exercise, seed, language);
    const std::string file = typed(options, "session");
    if (!file.empty() && std::filesystem::exists(file))
        resume_session(content_of(file), file, practice, exercise, seed);
    Conversation(of_source, practice, language, std::cin, out).talk();
    if (!file.empty()) {
        Output output(out, file);
        write_session(output.stream(), practice, exercise, seed);
        output.keep();
    }
    return 0;
}

}  // namespace longhand::cli
