// Somebody else's calculation: a discount, worked out and logged with the installed library.
#include <iostream>
#include <longhand/chapter.hpp>
#include <longhand/render/text_log.hpp>

int main() {
    using namespace longhand;
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        sheet.title(caption("Two units", "两个单元"));
        const Matrix x = sheet.given_vector("x", "0.5, -0.25");
        const Matrix W = sheet.given_matrix("W", "2 4; 1 8");
        const Matrix z = sheet.step("z", W * x);
        sheet.step("y", relu(z(1)) + logistic(z(1)));
    });
    render::Values values(worksheet);
    render::write_text_log(std::cout, worksheet, values, {},
                           [](Node) { return std::vector<render::Annotation>{}; });
}
