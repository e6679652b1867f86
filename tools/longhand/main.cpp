#include <iostream>
#include "chapter_list.hpp"
#include "longhand/render/text_log.hpp"
#include "longhand/text/error.hpp"
int main(int argc, char**) {
    using namespace longhand;
    try {
    for (auto& c : chapter_list()) {
        const Worksheet w = Worksheet::record(c.calculation);
        render::TextLogOptions o;
        if (argc > 1) o.detail = render::Detail::full;
        render::write_text_log(std::cout, w, render::Values(w), o, [](Node) { return std::vector<std::string>{}; });
        std::cout << "\n";
    }
    } catch (const Error& e) { std::cerr << e.what() << "\n"; }
}
