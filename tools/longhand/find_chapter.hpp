#pragma once

#include <string>
#include <vector>

#include "chapter_list.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"

namespace longhand::cli {

/// The chapter of this name. Throws Error("chapter.unknown") with the nearest name.
inline const Chapter& find_chapter(const std::string& name) {
    std::vector<std::string> known;
    for (const Chapter& chapter : chapter_list()) {
        if (chapter.name == name) return chapter;
        known.emplace_back(chapter.name);
    }
    throw Error("chapter.unknown", {name, text::nearest(name, known)});
}

}  // namespace longhand::cli
