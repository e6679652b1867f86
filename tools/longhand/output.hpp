#pragma once

#include <fstream>
#include <ostream>
#include <string>

namespace longhand::cli {

/// What a file or folder is called beside its place until it is finished.
std::string unfinished_name();

/// Where results go: the stream, or a file that is written beside its place and renamed when all
/// is well, so that nothing half-written is ever left under its name. A link stays a link; a device
/// or a pipe is written to, never replaced.
class Output {
  public:
    /// An empty `file` means `out`. Throws Error("file.write") where the file cannot be made.
    Output(std::ostream& out, std::string file);

    /// Takes a file that was not kept away again.
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    std::ostream& stream() { return file_.empty() ? out_ : file_stream_; }

    /// True where colours make sense: a terminal, and nobody objects (NO_COLOR, TERM=dumb).
    bool is_terminal() const;

    /// Puts the finished file in its place. Throws Error("file.write").
    void keep();

  private:
    std::ostream& out_;
    std::string file_;    ///< as typed
    std::string place_;   ///< where it really is
    std::string beside_;  ///< empty where there is nothing to rename
    std::ofstream file_stream_;
};

}  // namespace longhand::cli
