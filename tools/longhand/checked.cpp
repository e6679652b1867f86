#include "checked.hpp"

#include "longhand/check/statement.hpp"
#include "longhand/check/typed_claim.hpp"
#include "longhand/replay/replay.hpp"

namespace longhand::cli {

check::CheckedCalculation checked(const Source& source, text::Language language,
                                  const std::vector<std::string>& typed) {
    // Documents print what an unrounded calculation gives, or follows from what they print.
    check::CheckedCalculation result{source.name, source.claims, {}, {}};
    if (!typed.empty()) result.claims = {};
    std::vector<check::RecordedStatement> statements;
    Source unrounded = source;
    unrounded.rounding = {};
    unrounded.calculation = [&](Worksheet& sheet) {
        source.calculation(sheet);
        statements = check::record_statements(sheet, result.claims.statements);
    };
    const Worksheet worksheet = unrounded.record();
    unrounded.values(worksheet, language);  // every step has a value
    for (const std::string& text : typed)
        result.claims.claims.push_back(check::typed_claim(worksheet, text));
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    result.verification = check::verify(worksheet, values, result.claims.claims, statements);
    for (const FormulaClaim& claim : result.claims.formulas)
        result.formulas.push_back(check::judge(claim));
    return result;
}

}  // namespace longhand::cli
