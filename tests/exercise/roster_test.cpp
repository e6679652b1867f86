#include "longhand/exercise/roster.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "longhand/text/error.hpp"

using namespace longhand;
using namespace longhand::exercise;
namespace data = boost::unit_test::data;

namespace {

/// The students as "id name group", or the errors as "id place".
std::string read(const std::string& table) {
    std::string result;
    const auto add = [&](const std::string& text) {
        result += (result.empty() ? "" : "; ") + text;
    };
    try {
        for (const Student& student : read_roster(table, "r.csv").students)
            add(student.id + " " + student.name + " " + student.group);
    } catch (const Errors& errors) {
        for (const Error& error : errors.all())
            add(error.id() + " " + error.place());
    } catch (const Error& error) {
        add(error.id() + " " + error.place());
    }
    return result;
}

struct Example {
    const char* why;
    const char* table;
    const char* students;
};

std::ostream& operator<<(std::ostream& out, const Example& each) {
    return out << each.why;
}

const Example examples[] = {
    {"the usual columns", "id,name,class\n7,Ann,A\n8,Ben,B\n", "7 Ann A; 8 Ben B"},
    {"another order, and columns that do not matter", "Mail,Name,Student ID\na@b.c,Ann,7\n",
     "7 Ann "},
    {"Chinese columns", "班级,姓名,学号\n一班,张三,2023001\n", "2023001 张三 一班"},
    {"two columns for a name", "Last name,First name,ID number\nLee,Ann,7\n", "7 Ann Lee "},
    {"two columns for a Chinese name", "姓,名,学号\n欧阳,修,7\n", "7 欧阳修 "},
    {"ids are kept with their zeros", "id\n007\n7\n", "007  ; 7  "},
    {"full-width digits", "学号,姓名\n２０２３,张三\n", "2023 张三 "},
    {"a short row", "id,name,class\n7,Ann\n", "7 Ann "},
    {"ids with letters", "id\nE3\n1E5x\n12e\n", "E3  ; 1E5x  ; 12e  "},
    {"no column of ids", "name,class\nAnn,A\n", "roster.column r.csv:1"},
    {"no students", "id,name\n", "table.empty r.csv"},
    {"an empty id", "id,name\n,Ann\n8,Ben\n", "roster.id r.csv:2"},
    {"an id that stands twice, typed in two ways", "id\n7\n8\n ７\n", "roster.twice r.csv:4"},
    {"ids of a spreadsheet", "id\n2.02E+09\n2E+10\n",
     "roster.scientific r.csv:2; "
     "roster.scientific r.csv:3"},
    {"more fields than columns", "id,name\n7,Lee, Ann\n", "roster.fields r.csv:2"},
    {"several faults", "id,name\n,Ann\n7,Ben\n7,Cid\n", "roster.id r.csv:2; roster.twice r.csv:4"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(roster_suite)

BOOST_DATA_TEST_CASE(class_lists_are_read_and_their_faults_told_together, data::make(examples),
                     each) {
    BOOST_TEST(read(each.table) == each.students);
}

BOOST_AUTO_TEST_SUITE_END()
