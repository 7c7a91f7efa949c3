#include "json/object_reader.hpp"

#include <algorithm>

#include "json/nearest.hpp"

namespace tierwise::json {

namespace {

constexpr std::size_t kUsualMembers = 16;

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += sentence({text.empty() ? "" : ", ", word});
  return text;
}

}  // namespace

void ErrorList::add(ErrorCode code, std::string path, std::string message, const ErrorDetails& details) {
  if (errors_.size() < kMostErrors) errors_.push_back({code, std::move(path), std::move(message), details});
}

ObjectReader::ObjectReader(const Value& value, std::string path, ErrorList& errors)
    : value_(value), path_(std::move(path)), errors_(errors) {
  if (value_.type == Value::Type::object || value_.type == Value::Type::refused) return;
  const std::string what = path_.empty() ? "the request" : path_;
  errors_.add(ErrorCode::wrongType, path_, sentence({what, " must be an object; it is ", described(value_)}));
}

const Value* ObjectReader::find(std::string_view name) {
  if (known_.empty()) known_.reserve(kUsualMembers);
  known_.push_back(name);
  const auto at = std::find(value_.keys.begin(), value_.keys.end(), name);
  if (at == value_.keys.end()) return nullptr;
  const Value& member = value_.items[static_cast<std::size_t>(at - value_.keys.begin())];
  return member.type == Value::Type::refused ? nullptr : &member;
}

bool ObjectReader::has(std::string_view name) const { return std::find(value_.keys.begin(), value_.keys.end(), name) != value_.keys.end(); }

void ObjectReader::require(std::string_view name, std::string message) {
  if (value_.type == Value::Type::object && !has(name)) refuse(ErrorCode::missing, name, std::move(message));
}

void ObjectReader::wrongType(std::string_view name, std::string_view what, const Value& value) {
  refuse(ErrorCode::wrongType, name, sentence({name, " must be ", what, "; it is ", described(value)}));
}

void ObjectReader::number(std::string_view name, std::optional<double>& slot) {
  const Value* member = find(name);
  if (member == nullptr) return;
  if (member->type != Value::Type::number) return wrongType(name, "a number", *member);
  slot = member->number;
}

void ObjectReader::flag(std::string_view name, std::optional<bool>& slot) {
  const Value* member = find(name);
  if (member == nullptr) return;
  if (member->type != Value::Type::boolean) return wrongType(name, "true or false", *member);
  slot = member->truth;
}

void ObjectReader::text(std::string_view name, std::optional<std::string>& slot) {
  const Value* member = find(name);
  if (member == nullptr) return;
  if (member->type != Value::Type::string) return wrongType(name, "a text", *member);
  slot = member->text;
}

void ObjectReader::range(std::string_view name, std::optional<Range>& slot) {
  const Value* member = find(name);
  if (member == nullptr) return;
  if (member->type == Value::Type::number) {
    slot = Range::certain(member->number);
    return;
  }
  if (member->type != Value::Type::object) return wrongType(name, "a number, or an object with low, mid and high", *member);
  ObjectReader points(*member, pathOf(name), errors_);
  std::optional<double> low;
  std::optional<double> mid;
  std::optional<double> high;
  for (const auto& [point, value] : {std::pair{"low", &low}, std::pair{"mid", &mid}, std::pair{"high", &high}}) {
    points.number(point, *value);
    if (!points.has(point)) points.refuse(ErrorCode::missing, point, sentence({name, " as a range needs low, mid and high"}));
  }
  points.finish();
  if (low && mid && high) slot = Range{*low, *mid, *high};
}

std::optional<std::size_t> ObjectReader::wordIndex(std::string_view name, const std::vector<std::string_view>& words) {
  const Value* member = find(name);
  if (member == nullptr) return std::nullopt;
  if (member->type != Value::Type::string) {
    wrongType(name, sentence({"one of ", listed(words)}), *member);
    return std::nullopt;
  }
  const auto at = std::find(words.begin(), words.end(), member->text);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  const std::string_view meant = nearest(member->text, words);
  refuse(ErrorCode::unknownValue, name,
         sentence({name, " must be one of ", listed(words), "; it is \"", shortened(member->text), "\", the nearest is ", meant}),
         {.nearest = meant});
  return std::nullopt;
}

const std::vector<Value>* ObjectReader::list(std::string_view name) {
  const Value* member = find(name);
  if (member == nullptr) return nullptr;
  if (member->type == Value::Type::array) return &member->items;
  wrongType(name, "a list", *member);
  return nullptr;
}

std::optional<ObjectReader> ObjectReader::object(std::string_view name) {
  const Value* member = find(name);
  if (member == nullptr) return std::nullopt;
  return std::optional<ObjectReader>(std::in_place, *member, pathOf(name), errors_);
}

void ObjectReader::finish() {
  for (const std::string& key : value_.keys) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string_view meant = nearest(key, known_);
    refuse(ErrorCode::unknownField, shortened(key),
           sentence({"\"", shortened(key), "\" is not a field", path_.empty() ? "" : " of ", path_, "; the nearest is ", meant}),
           {.nearest = meant});
  }
}

}  // namespace tierwise::json
