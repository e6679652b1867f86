#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace longhand::cli {

/// A folder of results, made beside its place and renamed when all is well: what stands under its
/// name is whole. An interrupt ends the run and takes the folder away again.
class OutputFolder {
  public:
    /// Throws Error("sheet.exists") for a place that is taken, Error("file.write") where it cannot
    /// be made.
    explicit OutputFolder(const std::string& folder);
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    /// Where files go until keep().
    const std::filesystem::path& path() const { return beside_; }

    /// A new file by its name in the folder; folders on the way are made.
    std::ofstream file(const std::string& name) const;

    /// Throws Error("file.write") where what was written to a file of this name did not arrive.
    void check(const std::ofstream& stream, const std::string& name) const;

    /// Throws Error("program.interrupted") after an interrupt.
    static void check_interrupt();

    /// Puts the folder in its place. Throws Error("file.write").
    void keep();

  private:
    void remove_unfinished();

    std::string typed_;
    std::filesystem::path place_, beside_;
    std::vector<std::filesystem::path> made_;  ///< folders on the way, the innermost first
};

/// A name that every file system takes, different for different texts: letters, digits, `-` and
/// `_` stay, other characters become their numbers.
std::string file_name(const std::string& text);

}  // namespace longhand::cli
