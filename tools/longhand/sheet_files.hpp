#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "longhand/exercise/deal.hpp"
#include "longhand/text/wording.hpp"
#include "output_folder.hpp"

namespace longhand::cli {

enum class SheetFormat : unsigned char { markdown, html, pdf, typst, moodle, qti };

/// What is to be written for a class.
struct ClassOrder {
    std::uint64_t seed = 1;
    std::vector<exercise::Recipient> recipients;
    bool is_shard = false;  ///< these are some of a class: nothing for the whole class is wanted
    std::set<SheetFormat> formats;
    text::Wording wording = text::Language::english;    ///< of papers
    text::Language language = text::Language::english;  ///< of messages
    std::string layout;                                 ///< sheet.typ
};

/// A recipient's papers, for every format that wants them.
struct Papers {
    const exercise::Recipient& recipient;
    const exercise::Dealt& dealt;
    exercise::Paper sheet;
    exercise::Paper key;
    std::string name;            ///< of the student's files
    bool has_own_files = false;  ///< else somebody before has the same
};

/// The files of a class, which grow with each recipient: what students get in `students`, all else
/// beside it.
class ClassFiles {
  public:
    ClassFiles(const OutputFolder& folder, const exercise::Sheet& sheet, const ClassOrder& order);

    /// Writes what one student gets. May be called from several threads at once.
    void write_own(const Papers& papers) const;

    /// Adds a recipient to the files of the class.
    void add(const Papers& papers);

    /// Ends all files, and typesets.
    void end();

  private:
    struct OwnFile {
        std::string ending;  ///< ".html"
        std::function<void(std::ostream&, const Papers&)> write;
    };

    bool wants(SheetFormat format) const { return order_.formats.contains(format); }
    bool is_new(const std::string& variant) { return quiz_.insert(variant).second; }
    std::string own_name(const Papers& papers, const OwnFile& file) const;
    std::ofstream& open(const std::string& name);
    void write_file(const std::string& name, const std::function<void(std::ostream&)>& write) const;
    void typeset_all() const;
    std::string typeset_part(std::size_t index) const;
    void add_answers();
    void add_markdown();
    void add_html();
    void add_typst();
    void add_moodle();
    void add_qti();

    const OutputFolder& folder_;
    const exercise::Sheet& sheet_;
    const ClassOrder& order_;
    std::vector<std::pair<std::string, std::unique_ptr<std::ofstream>>> open_;
    std::vector<OwnFile> own_;
    std::vector<std::function<void(const Papers&)>> each_;
    std::vector<std::function<void()>> at_end_;
    std::vector<std::string> typeset_parts_;  ///< "", or "-01", "-02" … for many papers
    std::set<std::string> quiz_;  ///< variants that quizzes have: two students may draw the same
};

}  // namespace longhand::cli
