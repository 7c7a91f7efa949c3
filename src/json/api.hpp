// The verbs: request text in, answer text out. The CLI and the WASM module both call `answer` and nothing else,
// so they give the same bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tierwise {

/// Told how much of a long computation is done, from 0 to 1. May be empty.
using Progress = std::function<void(double)>;

/// Answers one request. `verb` is one of `verbs()`; `request` is JSON text of at most 1 MiB (empty where the verb takes none).
/// The answer is always valid JSON: `{"ok": true, …}`, or `{"ok": false, "errors": […]}` with every error of the request.
/// Nothing is thrown.
[[nodiscard]] std::string answer(std::string_view verb, std::string_view request, const Progress& progress = {});

/// The verbs this engine knows.
[[nodiscard]] const std::vector<std::string_view>& verbs();

}  // namespace tierwise
