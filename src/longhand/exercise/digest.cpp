#include "longhand/exercise/digest.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace longhand::exercise {

namespace {

// Letters and digits that nobody takes for one another.
constexpr std::string_view code_signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

boost::uuids::uuid hash(const std::string& content) {
    return boost::uuids::name_generator_sha1(boost::uuids::ns::oid())(content);
}

}  // namespace

std::string digest(const Worksheet& worksheet) {
    std::string content;
    const Tape& tape = worksheet.tape_record().tape();
    for (const Entry& entry : worksheet.entries()) {
        content += entry.id + " " + entry.symbol;
        for (const Node node : entry.nodes)
            content += " " + std::to_string(node);
        content += "\n";
    }
    for (Node node = 0; node < tape.size(); ++node) {
        const Operation operation = tape.operation(node);
        content += std::to_string(static_cast<int>(operation)) + " " +
                   std::to_string(tape.left(node)) + " " + std::to_string(tape.right(node));
        if (operation == Operation::constant)
            content += " " + worksheet.tape_record().text(node).text();
        content += "\n";
    }
    return boost::uuids::to_string(hash(content));
}

std::string code_of(const Sheet& sheet, const std::vector<Variant>& variants) {
    std::string content;
    for (std::size_t k = 0; k < variants.size(); ++k) {
        content += sheet.exercises[k].name + "\n";
        for (const auto& [id, numbers] : variants[k].numbers) {
            content += id;
            for (const decimal::DecimalText& number : numbers)
                content += " " + number.text();
            content += "\n";
        }
        if (!variants[k].mistake) continue;
        const Questions& questions = sheet.exercises[k].exercise.questions();
        for (const AskedValue& value : questions.values) {
            const auto wrong = variants[k].mistake->values.find(value.node);
            if (wrong == variants[k].mistake->values.end()) continue;
            content += value.id + " " + replay::fixed(wrong->second, questions.decimals) + "\n";
        }
    }
    decimal::Integer number = 0;
    for (const std::uint8_t byte : hash(content))
        number = number * 256 + byte;
    std::string code;
    for (std::size_t k = 0; k + 1 < code_length; ++k) {
        const decimal::Integer rest = number % code_signs.size();
        code += code_signs[rest.convert_to<std::size_t>()];
        number /= code_signs.size();
        if (k + 1 == code_length / 2) code += '-';
    }
    return code;
}

}  // namespace longhand::exercise
