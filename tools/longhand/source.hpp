#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "longhand/problem/claim_file.hpp"
#include "longhand/render/values.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/given_numbers.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::cli {

/// A calculation that a command can work with: a chapter, or a problem file.
struct Source {
    std::string name;  ///< of the chapter; of the file, without its folder and ending
    std::function<void(Worksheet&)> calculation;
    ClaimFile claims;
    std::optional<int> rounding = {};  ///< to how many decimals it wants its steps rounded

    /// An error of the run, at its place in the source as far as that is known.
    std::function<Error(const Error&)> at_its_place;

    /// What is not wrong in it, but hardly meant.
    std::function<std::vector<Error>(const Worksheet&)> findings;

    /// Records the calculation. Throws Error and Errors, each at its place.
    Worksheet record(const GivenNumbers& numbers = {}, const RecordOptions& options = {}) const;

    /// The same with the numbers that somebody typed for some givens. Throws also what
    /// given_numbers throws.
    Worksheet record(const std::vector<GivenText>& givens, const RecordOptions& options = {}) const;

    /// The values of a worksheet that it recorded. Throws Error at its place where one has none.
    render::Values values(const Worksheet& worksheet, text::Language language) const;
};

/// The bytes of a file. Throws Error("file.read").
std::string content_of(const std::string& file);

/// A name with a slash, or that ends in .toml.
bool is_file(const std::string& name);

bool is_chapter(const std::string& name);

/// The chapter of this name, or the problem file at this place. Throws Error("chapter.unknown")
/// with the nearest name, Error("file.read"), and what Problem::parse throws.
Source find_source(const std::string& name);

/// A problem file's content; `name` is shown in errors. Throws what Problem::parse throws.
Source source_of(const std::string& content, const std::string& name);

/// Puts what is said of lecture documents under their titles and headings in a language.
void put_under_headings(std::vector<Source>& sources, text::Language language);

/// All chapters, in their order.
std::vector<Source> all_chapters();

/// All that is said of documents: the chapters, then the formulas of each document, which have
/// claims and no calculation.
std::vector<Source> all_claims();

/// The same of one document alone. Throws Error("verify.unknown") for a name that is no document,
/// no chapter and no file, with the nearest name.
std::vector<Source> claims_on(const std::string& document);

}  // namespace longhand::cli
