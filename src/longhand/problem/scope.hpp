#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/language/value.hpp"
#include "longhand/worksheet/entry.hpp"

namespace longhand {

/// The names of a problem while it is being worked out: every given and step by its id, its symbol
/// and the symbols of its elements. A later one hides an earlier one of the same name. Where
/// nothing else is called so, x1 is the first element of x and w12 that of w in row 1 and column 2.
/// With its sections before it, a hidden one can still be named: matrix_form.N.
class Scope : public language::Names {
  public:
    /// A name whose step had a mistake: what uses it is not worth a message of its own.
    struct Spoilt {};

    /// A value that a name stands for now.
    struct Variable {
        language::Value value;
        std::string id;                      ///< of its newest version, with sections
        std::vector<language::Value> older;  ///< before the updates since the loop's pass began
        bool is_spoilt = false;
    };

    /// `declared` are the names that the file defines somewhere, with their lines.
    explicit Scope(std::map<std::string, std::size_t, std::less<>> declared)
        : declared_(std::move(declared)) {}

    /// Throws Spoilt for a name whose step failed, Error("problem.before") for one that is defined
    /// further down.
    std::optional<language::Value> find(std::string_view name) const override;
    std::vector<std::string> known() const override;
    std::optional<int> whole_number(std::string_view name) const override;
    std::vector<language::Value> older(std::string_view name) const override;

    /// The variable that a name, a symbol or an element's symbol belongs to, or nullptr.
    Variable* owner(std::string_view name);
    const std::string* owner_name(std::string_view name) const;

    /// The matrix that has an element called so (w[1], w1, w5) where nothing else is; else nullptr.
    const std::string* matrix_with(std::string_view name) const;

    void define(const std::string& name, language::Value value, const Entry& entry);
    void update(const std::string& name, language::Value value, const Entry& entry);
    /// Names a step that had a mistake; `symbol` and `elements` are what it would have been called.
    void spoil(const std::string& name, const std::string& symbol = {},
               const std::string& elements = {});

    void set_index(const std::string& name, int pass) { indices_[name] = pass; }
    void drop_index(const std::string& name) { indices_.erase(name); }

    /// Values from before a pass are forgotten when the next begins.
    void forget_older();

  private:
    struct Element {
        std::string name;
        Eigen::Index row, column;
    };

    const Element* element(std::string_view name) const;
    void hide(const std::string& name);
    void learn_symbols(const std::string& name, const Entry& entry);

    std::map<std::string, std::size_t, std::less<>> declared_;
    std::map<std::string, Variable, std::less<>> variables_;
    std::map<std::string, std::string, std::less<>> symbols_;
    std::map<std::string, Element, std::less<>> elements_;
    std::map<std::string, Element, std::less<>> indexed_;  ///< x1, w12
    std::map<std::string, language::Value, std::less<>> by_id_;
    std::vector<std::string> spoilt_beginnings_;  ///< of elements that would have been
    std::map<std::string, int, std::less<>> indices_;
};

}  // namespace longhand
