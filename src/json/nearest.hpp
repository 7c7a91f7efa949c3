// The known name nearest to what was typed, so that a misspelling is answered with the word that was meant.
#pragma once

#include <span>
#include <string_view>

namespace tierwise::json {

/// The name with the smallest edit distance to `typed` (inserting, deleting, replacing a letter; capitals count as small
/// letters); the first of equals. Names must not be empty as a list. Source: Wagner & Fischer 1974.
[[nodiscard]] std::string_view nearest(std::string_view typed, std::span<const std::string_view> names);

}  // namespace tierwise::json
