#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <ostream>
#include <span>
#include <string_view>

#include "longhand/text/language.hpp"

namespace longhand::cli {

/// One subcommand of `longhand`. Texts are ids of messages.
struct Command {
    std::string_view name;
    std::string_view arguments;  ///< what is typed behind the name: "CHAPTER|all"
    std::string_view summary;
    std::string_view explanation;
    boost::program_options::options_description (*options)();
    int (*run)(const boost::program_options::variables_map& options, std::ostream& out,
               text::Language language);
};

/// All subcommands, in the order of the help.
std::span<const Command> commands();

boost::program_options::options_description list_options();
int run_list(const boost::program_options::variables_map& options, std::ostream& out,
             text::Language language);

boost::program_options::options_description grade_options();
int run_grade(const boost::program_options::variables_map& options, std::ostream& out,
              text::Language language);

boost::program_options::options_description lint_options();
int run_lint(const boost::program_options::variables_map& options, std::ostream& out,
             text::Language language);

boost::program_options::options_description new_options();
int run_new(const boost::program_options::variables_map& options, std::ostream& out,
            text::Language language);

boost::program_options::options_description plot_options();
int run_plot(const boost::program_options::variables_map& options, std::ostream& out,
             text::Language language);

boost::program_options::options_description practice_options();
int run_practice(const boost::program_options::variables_map& options, std::ostream& out,
                 text::Language language);

boost::program_options::options_description run_options();
int run_run(const boost::program_options::variables_map& options, std::ostream& out,
            text::Language language);

boost::program_options::options_description scan_options();
int run_scan(const boost::program_options::variables_map& options, std::ostream& out,
             text::Language language);

boost::program_options::options_description sheet_options();
int run_sheet(const boost::program_options::variables_map& options, std::ostream& out,
              text::Language language);

boost::program_options::options_description verify_options();
int run_verify(const boost::program_options::variables_map& options, std::ostream& out,
               text::Language language);

}  // namespace longhand::cli
