#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "longhand/worksheet/data_table.hpp"
#include "longhand/worksheet/entry.hpp"
#include "longhand/worksheet/pass_selection.hpp"
#include "longhand/worksheet/plot.hpp"

namespace longhand {

/// Numbers that stand in for a chapter's own: by the id of the given, row by row.
using GivenNumbers = std::map<std::string, std::vector<decimal::DecimalText>>;

/// How a calculation is recorded.
struct RecordOptions {
    std::optional<int> round = {};  ///< to how many decimals every step is rounded, if it is
    PassSelection passes = {};      ///< passes of a long loop to keep
    std::string last = {};          ///< id of the entry after which it is left, if it is
};

class Passes;

/// One calculation: its givens, its steps in sections, and the record of how each came about.
/// A chapter is a function of its worksheet and of nothing else.
///
/// Ids are public: names of letters, digits and `_`, with indices from 1 in brackets; within a
/// section's path each stands once. All functions that take an id throw Error("id.text") for a
/// malformed one and Error("id.twice") for one that is taken. Where in the program they are called
/// is kept with what they name, so that a page can show the program beside its log.
class Worksheet {
  public:
    /// Records `calculation`, with other givens where `numbers` has them. Errors are told with
    /// the section in which they occurred.
    static Worksheet record(const std::function<void(Worksheet&)>& calculation,
                            GivenNumbers numbers = {}, RecordOptions options = {});

    // What a calculation says -------------------------------------------------------------------

    /// What the calculation is called, in both languages.
    void title(Caption title) { title_ = std::move(title); }

    /// What the calculation is about, in a few sentences, and what is asked.
    void introduce(Caption text) { text_ = std::move(text); }

    /// The question that follows the introduction.
    void ask(Caption question) { question_ = std::move(question); }

    /// A function that formulas use, as it was typed: `f(x) = x² − 2`.
    void define(std::string definition) { definitions_.push_back(std::move(definition)); }

    /// Names a section of a lecture document that this calculation mirrors.
    void mirrors(std::string_view document, Caption section);

    /// Puts a file of the chapter's folder at its disposal; the list of chapters does that.
    void attach(std::string_view name, std::string_view text) { files_.emplace(name, text); }

    /// The measurements in such a file: `penguins.csv`. Throws Error("data.file"), and what
    /// DataTable throws.
    DataTable data(std::string_view name) const;

    /// From here on, entries belong to the section `path`, as in "three_layers/hidden".
    void section(std::string_view path, Caption caption, std::uint32_t line = __builtin_LINE());

    /// The index-th pass of a loop: section `path[index]`; `{index}` in the caption is the index.
    void section(std::string_view path, int index, Caption caption,
                 std::uint32_t line = __builtin_LINE());

    /// The passes of a loop, one section each, at most so many; leave it with `break`:
    ///
    ///     for (const int pass : sheet.passes("iteration", caption("Iteration {index}",
    ///                                        "第 {index} 次迭代"), 1000, W)) { … }
    ///
    /// `state` are the variables (Real or Matrix, each named by a step of the pass) that one pass
    /// hands to the next. A loop is recorded whole up to a hundred passes; of the later ones only
    /// those that RecordOptions::passes has and the last, each after the state that it began with.
    template <class... State>
    Passes passes(std::string_view path, Caption caption, int at_most, State&... state);

    /// How many digits the steps from here on are shown with, where nobody asks for others.
    void digits(Digits digits) { digits_ = digits; }

    /// With so many decimals, as digits() with a plain count.
    void decimals(int count) { digits_ = {count, false}; }

    /// A number to start from, as typed: `given_scalar("eta", "0.05")`.
    Real given_scalar(std::string_view id, std::string_view number, GivenOptions options = {},
                      std::uint32_t line = __builtin_LINE());

    /// A column of numbers: `given_vector("I", "1.0, 0.5")`.
    Matrix given_vector(std::string_view id, std::string_view numbers, GivenOptions options = {},
                        std::uint32_t line = __builtin_LINE());

    /// Rows of numbers: `given_matrix("W", "0.9 0.3; 0.2 0.8")`.
    Matrix given_matrix(std::string_view id, std::string_view rows, GivenOptions options = {},
                        std::uint32_t line = __builtin_LINE());

    /// A column of numbers that are drawn, such as the samples of a batch.
    /// Throws Error("given.draw") for more numbers than there are, or none.
    Matrix given_draw(std::string_view id, const Draw& draw, GivenOptions options = {},
                      std::uint32_t line = __builtin_LINE());

    /// What a training left that ran on `double` and is not in the record: a state, to six
    /// significant digits (0 for what is below 10⁻¹² of the largest), so that it is the same on
    /// every machine. Nothing is known of where it came from, so that no given that it hangs on may
    /// vary. Throws
    /// Error("value.overflow") for infinities and NaN.
    Matrix state(std::string_view id, const Eigen::MatrixXd& values, StepOptions options = {},
                 std::uint32_t line = __builtin_LINE());

    /// The same of one number.
    Real state(std::string_view id, double value, StepOptions options = {},
               std::uint32_t line = __builtin_LINE());

    /// Names a result. Returns it for use in later steps, which show it by its symbol.
    Real step(std::string_view id, Real value, StepOptions options = {},
              std::uint32_t line = __builtin_LINE());

    /// The same of a matrix: each element has a symbol of its own.
    Matrix step(std::string_view id, const Matrix& value, StepOptions options = {},
                std::uint32_t line = __builtin_LINE());

    /// A picture of values that stand before it, in this section; or, with the path of another one
    /// before its name, there. Throws Error("id.unknown") for no such section, and what check_plot
    /// throws.
    void plot(std::string_view id, Plot plot, std::uint32_t line = __builtin_LINE());

    /// The same with its whole id: a name alone stands before all sections.
    void plot_at(std::string_view id, Plot plot);

    // What others read --------------------------------------------------------------------------

    /// Empty where none was said.
    const Caption& title() const { return title_; }

    /// The introduction; empty where there is none.
    const Caption& text() const { return text_; }

    /// What is asked; empty where nothing is.
    const Caption& question() const { return question_; }

    /// The functions that formulas use, as they were typed.
    const std::vector<std::string>& definitions() const { return definitions_; }

    /// The sections of lecture documents that it mirrors.
    const std::vector<DocumentSection>& documents() const { return documents_; }

    /// In their order; each pass of a loop is one.
    const std::vector<Section>& sections() const { return sections_; }

    /// In the order in which they began.
    const std::vector<Loop>& loops() const { return loops_; }

    /// The passes of long loops that were asked for.
    const PassSelection& shown_passes() const { return options_.passes; }

    /// Givens and steps, in the order in which they were named.
    const std::vector<Entry>& entries() const { return entries_; }

    /// What entries are versions of.
    const std::vector<Quantity>& quantities() const { return quantities_; }

    /// In the order in which they were said.
    const std::vector<Plot>& plots() const { return plots_; }

    /// How each value came about.
    const Record& tape_record() const { return *record_; }

    /// Where a node stands: which element of which entry.
    struct Place {
        std::uint32_t entry;    ///< index into entries()
        std::uint32_t element;  ///< row by row, from 0; 0 of a scalar
    };

    /// The entry that names the node, or nullptr for a value without a name.
    const Place* place_of(Node node) const;

    /// To how many decimals every step is rounded, if it is.
    std::optional<int> rounding() const { return options_.round; }

    /// To how many decimals the value of the node is rounded, if it is a step of a calculation that
    /// rounds its steps.
    std::optional<int> rounding_of(Node node) const;

    /// The entry that names the matrix node, or nullptr.
    const Entry* entry_of_matrix(std::uint32_t matrix) const;

    /// The symbol of a named node, as formulas show it.
    const std::string& symbol(const Place& place) const;

    /// True where a symbol has a raised part of its own: W⁽¹⁾ for the weights of layer 1.
    bool has_raised_symbols() const { return has_raised_symbols_; }

    /// The entry with this id, or nullptr.
    const Entry* find(std::string_view id) const;

  private:
    friend class Passes;

    /// How far the calculation has come.
    struct Mark {
        Record::Mark record;
        std::size_t sections, entries, loops, plots;
        int part_count;
    };

    Worksheet(GivenNumbers numbers, RecordOptions options);

    void place_in_loop(std::string_view path, std::uint32_t& loop, int& pass) const;
    Mark mark() const;
    void rewind(const Mark& mark);
    std::uint32_t new_loop(std::string_view path, Caption caption);
    void begin_pass(std::uint32_t loop, int pass);
    void end_loop_at_limit(std::uint32_t loop) { loops_[loop].at_limit = true; }
    const Entry& add_state(Entry entry, const std::vector<State>& values, std::string_view updates);
    const Entry& add_left_state(Entry entry, const std::vector<State>& values);

    std::string full_id(std::string_view id) const;
    struct Left {};  ///< thrown where the calculation is left

    std::vector<Real> record_given(const std::string& id, Shape shape, std::string_view numbers);
    Entry new_entry(std::string_view id, std::string symbol, std::string elements, Form form,
                    Shape shape) const;
    Entry given_entry(std::string_view id, GivenOptions options, Form form, Shape shape) const;
    Entry step_entry(std::string_view id, StepOptions options, Form form, Shape shape) const;
    void name_shared_parts(const std::string& id, const std::vector<Node>& results);
    bool needs_copy(const std::vector<Node>& nodes) const;
    void round(const std::vector<Node>& nodes);
    void add(Entry entry, std::string_view updates = {});
    Matrix given(std::string_view id, std::string_view numbers, GivenOptions options, Form form);

    std::unique_ptr<Record> record_;
    GivenNumbers numbers_;
    RecordOptions options_;
    Caption title_, text_, question_;
    std::vector<std::string> definitions_;
    std::vector<DocumentSection> documents_;
    Digits digits_;
    std::vector<Section> sections_;
    std::vector<Loop> loops_;
    std::vector<Entry> entries_;
    std::vector<Quantity> quantities_;
    std::vector<Plot> plots_;
    std::map<std::string, std::string_view, std::less<>> files_;
    bool has_raised_symbols_ = false;
    std::uint32_t line_ = 0;  ///< of the program, where it calls
    int part_count_ = 0;      ///< automatic steps so far: their symbols differ throughout
    std::unordered_set<std::string> section_ids_;
    std::unordered_map<std::string, std::uint32_t> by_id_;
    std::unordered_map<Node, Place> by_node_;
    std::unordered_map<std::uint32_t, std::uint32_t> by_matrix_;
};

}  // namespace longhand

#include "longhand/worksheet/passes.hpp"
