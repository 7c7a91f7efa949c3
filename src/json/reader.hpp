// Text to values. Hostile text is refused with a place and a reason; nothing is thrown and nothing recurses without bound.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/error.hpp"
#include "json/value.hpp"

namespace tierwise::json {

/// The contract's limit for the text of a request, in bytes.
inline constexpr std::size_t kMaxText = std::size_t{1} << 20U;

/// Containers inside containers; the deepest request of the contract has 5.
inline constexpr int kMaxDepth = 32;

/// The text as values. Errors: `tooLarge` above `maxText` bytes or `kMaxDepth` levels, `syntax` (with line and column) where the text
/// is not JSON. Of a text that is JSON, `Document::errors` lists numbers beyond a double (`outOfRange`) and names given twice
/// (`inconsistent`).
[[nodiscard]] Result<Document> read(std::string_view text, std::size_t maxText = kMaxText);

}  // namespace tierwise::json
