#include "core/error.hpp"

namespace tierwise {

std::string_view nameOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::syntax: return "syntax";
    case ErrorCode::unsupportedSchema: return "unsupportedSchema";
    case ErrorCode::unknownVerb: return "unknownVerb";
    case ErrorCode::unknownField: return "unknownField";
    case ErrorCode::missing: return "missing";
    case ErrorCode::wrongType: return "wrongType";
    case ErrorCode::unknownValue: return "unknownValue";
    case ErrorCode::outOfRange: return "outOfRange";
    case ErrorCode::reversedRange: return "reversedRange";
    case ErrorCode::emptyList: return "emptyList";
    case ErrorCode::inconsistent: return "inconsistent";
    case ErrorCode::tooLarge: return "tooLarge";
    case ErrorCode::internal: return "internal";
  }
  return "internal";
}

}  // namespace tierwise
