#include <fmt/format.h>

#include <boost/program_options/value_semantic.hpp>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "longhand/exercise/digest.hpp"
#include "longhand/exercise/marking/marks_file.hpp"
#include "longhand/exercise/marking/practice.hpp"
#include "longhand/exercise/paper.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/render/json_writer.hpp"
#include "longhand/render/shown_given.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/text/utf8.hpp"
#include "options.hpp"
#include "output.hpp"
#include "source.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

using namespace exercise;
using Json = nlohmann::json;

constexpr long newest_version = 1;

std::uint64_t seed_of(const po::variables_map& options) {
    if (!options.contains("seed")) return 1;
    const std::string text = typed(options, "seed");
    std::uint64_t seed = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (fault != std::errc() || end != text.data() + text.size()) throw Error("sheet.seed", {text});
    return seed;
}

/// A conversation with one student.
class Conversation {
  public:
    Conversation(const Exercise& exercise, std::uint64_t seed, text::Language language,
                 std::istream& in, std::ostream& out)
        : exercise_(exercise),
          practice_(exercise, seed, language),
          seed_(seed),
          language_(language),
          in_(in),
          out_(out) {}

    /// Takes up what a file has kept. Throws Error("practice.session") for one of another exercise
    /// or seed.
    void resume(const std::string& file) {
        if (!std::filesystem::exists(file)) return;
        try {
            const Json json = Json::parse(content_of(file));
            const bool is_ours = json.at("format") == "longhand-practice" &&
                                 json.at("version") == newest_version &&
                                 json.at("digest") == digest(exercise_.worksheet()) &&
                                 json.at("seed") == std::to_string(seed_);
            if (!is_ours) throw Error("practice.session", {file});
            Practice::State state;
            for (const Json& answer : json.at("answers"))
                state.answers.push_back(answer);
            for (const Json& hints : json.at("hints"))
                state.hints.push_back(hints);
            practice_.resume(state);
        } catch (const Json::exception&) {
            throw Error("practice.session", {file});
        }
    }

    void keep(const std::string& file) const {
        Output output(out_, file);
        render::JsonWriter json(output.stream());
        const Practice::State state = practice_.state();
        json.begin_object();
        json.member("format", "longhand-practice");
        json.member("version", newest_version);
        json.member("digest", digest(exercise_.worksheet()));
        json.member("seed", std::to_string(seed_));
        json.key("answers");
        json.begin_array();
        for (const std::string& answer : state.answers)
            json.value(answer);
        json.end_array();
        json.key("hints");
        json.begin_array();
        for (const std::size_t hints : state.hints)
            json.value(static_cast<long>(hints));
        json.end_array();
        json.end_object();
        output.keep();
    }

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
        const Worksheet& worksheet = practice_.worksheet();
        text::print(out_, "{}\n\n", worksheet.title().in(language_));
        for (const std::uint32_t known : exercise_.known())
            introduce(worksheet.entries()[known]);
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
                value += fmt::format(
                    "{}{} = {}", value.empty() ? "" : ", ", entry.symbols[k],
                    replay::fixed(values[entry.nodes[k]], exercise_.rounding().decimals));
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

    const Exercise& exercise_;
    Practice practice_;
    std::uint64_t seed_;
    text::Language language_;
    std::istream& in_;
    std::ostream& out_;
};

}  // namespace

po::options_description practice_options() {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    po::options_description options;
    // clang-format off
    options.add_options()
        ("from", text("ID"), "help.option.from")
        ("to", text("ID"), "help.option.to")
        ("seed", text("N"), "help.option.seed")
        ("session", text("FILE"), "help.option.session");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_practice(const po::variables_map& options, std::ostream& out, text::Language language) {
    const std::vector<std::string> sources = names(options);
    if (sources.size() != 1) throw Error("practice.source", {});
    const Source source = find_source(sources.front());
    ExerciseOptions wanted;
    wanted.from = typed(options, "from");
    wanted.to = typed(options, "to");
    if (source.rounding) {
        wanted.rounds_steps = true;
        wanted.decimals = source.rounding;
    }
    const Exercise exercise(source.calculation, wanted);
    Conversation conversation(exercise, seed_of(options), language, std::cin, out);
    const std::string file = typed(options, "session");
    if (!file.empty()) conversation.resume(file);
    conversation.talk();
    if (!file.empty()) conversation.keep(file);
    return 0;
}

}  // namespace longhand::cli
