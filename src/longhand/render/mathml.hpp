#pragma once

#include <string>
#include <string_view>

#include "longhand/render/math.hpp"

namespace longhand::render {

/// A formula as MathML Core: what stands inside of `<math>`. Well-formed XML, whatever text is in
/// it.
std::string mathml(const Math& math);

/// Text for XML, between tags and in quotes; characters that XML does not have stand as �.
std::string xml_text(std::string_view text);

}  // namespace longhand::render
