#pragma once

#include <string>
#include <vector>

#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// A content package of QTI 2.1 items as a zip file: an item for each variant of an exercise, and
/// the manifest. Items are written as they come; the same items give the same bytes.
class QtiPackage {
  public:
    /// Throws Error("file.write").
    explicit QtiPackage(const std::string& file);
    ~QtiPackage();
    QtiPackage(const QtiPackage&) = delete;
    QtiPackage& operator=(const QtiPackage&) = delete;

    /// Throws Error("file.write").
    void add(const Sheet& sheet, const Paper& paper, const Paper& key,
             const std::vector<Worksheet>& worksheets, const text::Wording& wording);
    void end();

  private:
    void write(const std::string& name, const std::string& content);

    std::string file_;
    void* zip_ = nullptr;
    std::vector<std::string> items_;
};

}  // namespace longhand::exercise
