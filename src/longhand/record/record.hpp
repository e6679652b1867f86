#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/record/function.hpp"
#include "longhand/record/matrix_node.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/record/tape.hpp"

namespace longhand {

/// The operations of one call of a named function: nodes [first, end). A log shows a result
/// closed (the function's name and arguments) or opened (what ran inside).
struct CallSpan {
    std::uint32_t function;                    ///< index into Record::functions()
    Node first;                                ///< the first operation that ran inside
    Node end;                                  ///< behind the last one
    std::vector<Node> arguments;               ///< as they were handed over
    std::vector<Node> results;                 ///< one; of a closed call its elements
    std::vector<std::uint32_t> matrices = {};  ///< the arguments of a closed call
    /// A call that is never opened: what ran inside is too long for a board.
    bool is_closed() const { return !matrices.empty(); }
};

/// A place where C++ control flow looked at a recorded number and went one way.
struct Guard {
    Node condition;  ///< a comparison
    bool outcome;    ///< what it was when it was asked
};

/// A value from outside of a record.
struct State {
    decimal::DecimalText text;  ///< its decimal text
    bool is_whole = true;       ///< the text is all of it; else its first digits
};

/// What a run leaves behind: its tape, the givens it started from, the calls and the matrix
/// operations that group the tape's nodes, and the guards under which it holds.
/// Numbers find the record through the thread's active_record; see Recording.
class Record {
  public:
    /// Empty; room for so many operations is taken at once.
    explicit Record(std::size_t expected_operations = 4096);

    /// Its number among the records of the program, by which its numbers know it; from 1.
    std::uint32_t number() const { return number_; }
    /// Its operations, in the order in which they ran.
    const Tape& tape() const { return tape_; }
    /// The same, to append to.
    Tape& tape() { return tape_; }

    /// A number to start from, kept as typed.
    Node given(const decimal::DecimalText& text);

    /// The constant that has this value's shortest decimal; one node a value.
    /// Throws Error("constant.digits") where it has more than 15 digits (a computed double, whose
    /// origin the record would not know) and Error("constant.finite") for infinities and NaN.
    Node constant(double value);

    /// The same for a number with exact decimal text.
    Node constant(const decimal::DecimalText& text);

    /// A constant that is shown by its name; one node a constant.
    /// Expects one of named_constants().
    Node constant(const NamedConstant& named);

    /// Expects a node of the operation `named_constant`.
    const NamedConstant& named_constant(Node node) const;

    /// The givens as typed, in the order in which they were recorded.
    const std::vector<decimal::DecimalText>& givens() const { return givens_; }
    /// The node of each given.
    const std::vector<Node>& given_nodes() const { return given_nodes_; }

    /// What is known of a value that comes from outside of the record: passes of a loop left it
    /// behind when they were taken back, or a training without a record did.
    Node state(const State& value);

    /// The decimal text of a given, a constant or a state; of a named constant its first digits.
    const decimal::DecimalText& text(Node node) const;

    /// Whether that text is all of the value.
    bool is_known_whole(Node node) const;

    /// How far the record has come.
    struct Mark {
        std::size_t nodes, givens, constants, states, calls, guards, matrices, matrix_elements;
    };
    /// How far it has come now.
    Mark mark() const;

    /// Takes back all that was recorded since the mark. Numbers from then are refused afterwards
    /// (Error("record.mixed")); older ones stay good.
    void rewind(const Mark& mark);

    /// True where the node was recorded under an earlier number of this record, and is still
    /// there.
    bool holds(std::uint32_t number, Node node) const;

    /// The index of a function in functions(), where it is put if it is new.
    std::uint32_t function(const Function& function);
    /// The named functions that were called.
    const std::vector<Function>& functions() const { return functions_; }

    /// Adds a call that has ended.
    void add_call(CallSpan span);
    /// In the order in which they ended.
    const std::vector<CallSpan>& calls() const { return calls_; }

    /// The outermost call that gave `node`, or nullptr.
    const CallSpan* call_of(Node node) const;

    /// The closed call that gave `node`, or nullptr.
    const CallSpan* closed_call_of(Node node) const;

    /// The calls that gave `node`, outermost last.
    std::vector<const CallSpan*> calls_of(Node node) const;

    /// Notes that control flow went one way.
    void add_guard(Guard guard) { guards_.push_back(guard); }
    /// In the order in which they were asked.
    const std::vector<Guard>& guards() const { return guards_; }

    /// Adds a matrix operation over scalar nodes, given row by row. Returns its index.
    std::uint32_t add_matrix(MatrixNode matrix, std::span<const Node> elements);
    /// Expects an index below matrix_count().
    const MatrixNode& matrix(std::uint32_t index) const { return matrices_[index]; }
    /// How many matrix operations there are.
    std::size_t matrix_count() const { return matrices_.size(); }

    /// The scalar nodes of a matrix node, row by row.
    std::span<const Node> elements(std::uint32_t matrix) const;

  private:
    struct KnownConstant {
        std::uint64_t bits;
        Node node = no_node;
    };

    Node new_constant(double value);

    /// The nodes [first, end) that were recorded under an earlier number and are still there.
    struct Period {
        std::uint32_t number;
        std::size_t first, end;
    };

    std::uint32_t number_;
    std::size_t first_of_number_ = 0;
    std::vector<Period> periods_;
    Tape tape_;
    std::vector<decimal::DecimalText> givens_;
    std::vector<Node> given_nodes_;
    std::vector<decimal::DecimalText> constants_;
    std::vector<State> states_;
    std::array<KnownConstant, 16> recent_constants_{};
    std::unordered_map<std::string, Node> constant_nodes_;
    std::vector<Node> named_constant_nodes_;
    std::vector<Function> functions_;
    std::vector<CallSpan> calls_;
    std::unordered_multimap<Node, std::uint32_t> calls_by_result_;
    std::vector<Guard> guards_;
    std::vector<MatrixNode> matrices_;
    std::vector<Node> matrix_elements_;
};

/// The record that numbers of this thread go to; nullptr where nothing is being recorded.
inline constinit thread_local Record* active_record = nullptr;

/// Makes `record` the thread's active one until the end of the scope.
/// Throws Error("record.nested") where another one is active.
class Recording {
  public:
    /// Begins the recording.
    explicit Recording(Record& record);
    /// Ends it.
    ~Recording() { active_record = nullptr; }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
};

}  // namespace longhand
