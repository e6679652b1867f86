// The indexes of the five documents: every system has its place, and every place is there.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <regex>
#include <set>

#include "longhand/check/report/document_overview.hpp"
#include "longhand/problem/claim_file.hpp"
#include "longhand/text/error.hpp"
#include "tests/chapters/chapter_values.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

/// How many systems each document explains, counted in the documents themselves; document 003
/// explains its network in eight parts, 7a to 7h.
const std::map<std::string, int> systems_of = {
    {"000", 33}, {"001", 21}, {"002", 15}, {"003", 14}, {"004", 9}};

std::vector<DocumentIndex> indexes() {
    std::vector<DocumentIndex> all;
    for (const DocumentIndexFile& file : document_indexes())
        all.push_back(DocumentIndex::parse(file.index, std::string(file.file)));
    return all;
}

std::vector<IndexedSystem> systems() {
    std::vector<IndexedSystem> all;
    for (const DocumentIndex& index : indexes())
        for (const IndexedSection& section : index.sections)
            all.insert(all.end(), section.systems.begin(), section.systems.end());
    return all;
}

check::Chapters chapters() {
    check::Chapters all;
    for (const Chapter& chapter : chapter_list())
        all.emplace(chapter.name, Worksheet::record(chapter.calculation));
    return all;
}

std::vector<ClaimFile> claim_files() {
    std::vector<ClaimFile> all;
    for (const Chapter& chapter : chapter_list())
        all.push_back(ClaimFile::parse(chapter.claims, std::string(chapter.name)));
    for (const DocumentFormulas& formulas : document_formulas())
        all.push_back(ClaimFile::parse(formulas.claims, std::string(formulas.file)));
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents_suite)

BOOST_AUTO_TEST_CASE(the_hundred_systems_of_the_documents_are_indexed) {
    std::set<std::string> expected;
    for (const auto& [document, count] : systems_of) {
        for (int k = 1; k <= count; ++k)
            expected.insert(document + "-" + std::to_string(k));
    }
    for (char part = 'a'; part <= 'h'; ++part)
        expected.insert(std::string("003-7") + part);
    std::set<std::string> found;
    for (const IndexedSystem& system : systems())
        found.insert(system.id);
    BOOST_TEST(expected.size() == 100);
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_system_stands_in_the_index_of_its_document) {
    for (const DocumentIndex& index : indexes())
        for (const IndexedSection& section : index.sections)
            for (const IndexedSystem& system : section.systems)
                BOOST_TEST(system.id.substr(0, 4) == index.document + "-");
}

BOOST_AUTO_TEST_CASE(every_section_explains_something) {
    for (const DocumentIndex& index : indexes())
        for (const IndexedSection& section : index.sections)
            BOOST_TEST(!section.systems.empty(), index.document + ": " + section.title.english);
}

BOOST_AUTO_TEST_CASE(every_system_is_worked_out_or_has_a_note) {
    for (const IndexedSystem& system : systems())
        BOOST_TEST((!system.at.empty() || !system.note.empty()), system.id + " has no place");
}

BOOST_AUTO_TEST_CASE(every_place_is_a_chapter_a_section_or_a_step) {
    const check::Chapters all = chapters();
    for (const IndexedSystem& system : systems()) {
        for (const std::string& at : system.at) {
            for (const auto language : {text::Language::english, text::Language::chinese})
                BOOST_TEST(
                    !check::name_of_place(at, system.id, all, language).text(language).empty(), at);
        }
    }
}

BOOST_DATA_TEST_CASE(a_place_that_is_not_there_is_refused,
                     data::make({"mcp_neurons", "mcp_neuron/xor_gate", "mcp_neuron/", "",
                                 "matrix_forward_pass/layer2/y[3]"}),
                     at) {
    BOOST_CHECK_EXCEPTION(check::name_of_place(at, "000-1", chapters(), text::Language::english),
                          Error, [](const Error& error) { return error.id() == "index.place"; });
}

BOOST_AUTO_TEST_CASE(everything_that_is_claimed_of_a_document_stands_in_a_section) {
    for (const DocumentIndex& index : indexes()) {
        for (const ClaimFile& file : claim_files()) {
            const auto stand_in_sections = [&](const auto& all) {
                for (const auto& each : all) {
                    if (each.document != index.document) continue;
                    BOOST_TEST(index.section_of(each.at.line) != nullptr,
                               index.document + " line " + std::to_string(each.at.line));
                }
            };
            stand_in_sections(file.claims);
            stand_in_sections(file.statements);
            stand_in_sections(file.formulas);
            stand_in_sections(file.remarks);
        }
    }
}

// A chapter may also mirror a document as a whole.
BOOST_AUTO_TEST_CASE(what_a_chapter_mirrors_is_a_section_of_the_index) {
    std::set<std::tuple<std::string, std::string, std::string>> known;
    for (const DocumentIndex& index : indexes()) {
        known.emplace(index.document, index.title.english, index.title.chinese);
        for (const IndexedSection& section : index.sections)
            known.emplace(index.document, section.title.english, section.title.chinese);
    }
    for (const auto& [name, worksheet] : chapters()) {
        for (const DocumentSection& mirrored : worksheet.documents()) {
            BOOST_TEST(known.contains(
                           {mirrored.document, mirrored.section.english, mirrored.section.chinese}),
                       name + ": " + mirrored.document + " " + mirrored.section.english);
        }
    }
}

// The two languages are the same text: neither is left out, and what can be typed is in both.
BOOST_AUTO_TEST_CASE(what_is_typed_in_a_note_is_the_same_in_both_languages) {
    const std::regex typed("`[^`]*`|https?://[A-Za-z./]*[a-z/]");
    for (const IndexedSystem& system : systems()) {
        const auto all = [&](const std::string& note) {
            return std::multiset<std::string>(
                std::sregex_token_iterator(note.begin(), note.end(), typed),
                std::sregex_token_iterator());
        };
        BOOST_TEST(all(system.note.english) == all(system.note.chinese),
                   system.id + " differs in what is typed");
    }
}

BOOST_AUTO_TEST_SUITE_END()
