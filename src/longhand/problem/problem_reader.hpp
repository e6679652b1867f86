#pragma once

#include "longhand/problem/network.hpp"
#include "longhand/problem/problem.hpp"
#include "longhand/problem/toml_source.hpp"
#include "longhand/text/gathered_errors.hpp"

namespace longhand {

/// Reads the parts of a problem file, gathering what is wrong with each.
class ProblemReader {
  public:
    explicit ProblemReader(std::shared_ptr<const TomlSource> source);

    /// Throws Errors.
    Problem read();

  private:
    Problem::Part read_part(const toml::table& in, bool is_whole);
    void read_givens(const toml::table& in, Problem::Part& part);
    Problem::Given read_given(const std::string& id, const toml::node& node) const;
    void read_numbers(const toml::node& node, Problem::Given& given) const;
    void read_steps(const toml::table& in, const char* key, std::vector<Problem::Step>& steps);
    Problem::Step read_step(const toml::node& node) const;
    Problem::Repetition read_repetition(const toml::table& in);
    void read_functions(Problem& problem);
    Problem::Picture read_plot(const toml::table& in) const;
    PlotAxis read_axis(const toml::table& in, const char* key) const;
    PlottedRegions read_regions(const toml::table& in) const;
    std::string number(const toml::node& node, const char* key) const;
    void read_network(const toml::table& in, Problem::Part& part);
    Network::Layer read_layer(const toml::table& in, const Network& network,
                              std::vector<Problem::Given>& givens) const;
    void read_length(const toml::table& in, Network& network) const;
    Problem::Given quantity(const toml::table& in, const char* key, const std::string& id,
                            Caption caption) const;
    std::vector<Problem::Given> samples(Problem::Given given, const Network& network) const;
    std::string one_of(const toml::table& in, const char* key,
                       const std::vector<std::string>& known, const std::string& otherwise) const;
    void gather_symbols(const toml::table& in);
    std::optional<Digits> digits(const toml::table& in) const;
    language::Syntax formula(const toml::node& node, std::string_view text) const;

    std::shared_ptr<const TomlSource> source_;
    std::vector<std::string> symbols_;  ///< names that no rule of names tells
    GatheredErrors errors_;
};

}  // namespace longhand
