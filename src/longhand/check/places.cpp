#include "longhand/check/places.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <tuple>

namespace longhand::check {

namespace {

// What it costs to give a claim up; to move it against the claim before it, by lines, or within its
// line. A number that was changed is given up rather than found elsewhere, which moves it there and
// the next one back; a paragraph that was put in moves all that follows once.
constexpr int cost_of_loss = 46;
constexpr int cost_of_shift = 24;
constexpr int most_cost_of_distance = 10;
constexpr int cost_of_token = 30;
constexpr std::size_t most_states = 60;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == text.npos) return lines;
        text.remove_prefix(end + 1);
    }
}

bool ends_in_minus(std::string_view before) {
    while (!before.empty() && std::string_view(" {(").find(before.back()) != before.npos)
        before.remove_suffix(1);
    return before.ends_with("-") || before.ends_with("−");
}

void add_numbers(std::string_view line, int number, std::vector<TextNumber>& numbers) {
    int token = 0;
    for (std::size_t k = 0; k < line.size();) {
        if (!is_digit(line[k])) {
            ++k;
            continue;
        }
        const auto run = [&](std::size_t from) {
            while (from < line.size() && is_digit(line[from]))
                ++from;
            return from;
        };
        std::size_t end = run(k);
        if (end + 1 < line.size() && line[end] == '.' && is_digit(line[end + 1]))
            end = run(end + 1);
        numbers.push_back({number, ++token, std::string(line.substr(k, end - k)),
                           ends_in_minus(line.substr(0, k))});
        k = end;
    }
}

/// A heading without the signs of a markup: letters and digits alone.
std::string bare(std::string_view heading) {
    std::string result;
    for (const char c : heading) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_kept =
            byte >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_kept) result += c;
    }
    return result;
}

/// The lines [first, end) that stand under each heading, as far as it is found.
std::map<std::string, std::pair<int, int>> regions(const std::vector<std::string>& headings,
                                                   std::string_view text) {
    std::vector<std::pair<int, std::string>> found;  // in the order of the lines
    int number = 0;
    for (const std::string_view line : lines_of(text)) {
        ++number;
        const std::string here = bare(line);
        for (const std::string& heading : headings) {
            const std::string wanted = bare(heading);
            constexpr std::size_t most_around = 40;
            const bool is_heading = !wanted.empty() && here.find(wanted) != here.npos &&
                                    here.size() <= wanted.size() + most_around;
            if (is_heading) found.emplace_back(number, heading);
        }
    }
    std::map<std::string, std::pair<int, int>> result;
    for (std::size_t k = 0; k < found.size(); ++k) {
        std::size_t next = k + 1;
        while (next < found.size() && found[next].second == found[k].second)
            ++next;
        const int end = next < found.size() ? found[next].first : number + 1;
        const auto [place, is_new] = result.try_emplace(found[k].second, found[k].first, end);
        if (!is_new) place->second.second = end;
    }
    return result;
}

/// The numbers that a claim expects to find, in their order.
std::vector<TextNumber> tokens_of(const Claim& claim) {
    std::vector<TextNumber> numbers;
    for (const decimal::PrintedNumber& printed : claim.printed)
        add_numbers(printed.text, 1, numbers);
    return numbers;
}

/// A number that should have a minus has one; before others it may be that of a difference.
bool is_printed(const TextNumber& wanted, const TextNumber& found) {
    return wanted.text == found.text && (found.has_minus || !wanted.has_minus);
}

/// Places for the claims under one heading, in their order: the assignment that moves them least
/// against one another.
class Alignment {
  public:
    Alignment(const std::vector<TextNumber>& numbers, std::pair<int, int> region)
        : numbers_(numbers), region_(region) {}

    /// For each claim the number that it begins with, if it is found.
    std::vector<std::optional<std::size_t>> of(const std::vector<Claim*>& claims) {
        std::vector<std::size_t> now{add({})};
        const Claim* before = nullptr;
        for (const Claim* claim : claims) {
            now = stepped(now, *claim, before);
            before = claim;
        }
        const auto costs = [&](std::size_t state) { return states_[state].cost; };
        std::size_t state = *std::ranges::min_element(now, {}, costs);
        std::vector<std::optional<std::size_t>> places(claims.size());
        for (std::size_t k = claims.size(); k-- > 0; state = states_[state].before)
            places[k] = states_[state].found;
        return places;
    }

  private:
    /// Where the claims up to one are.
    struct State {
        int cost = 0;
        int shift = 0;           ///< of the last one found, in lines
        int token_shift = 0;     ///< and within its line
        std::size_t last = 0;    ///< the number that it begins with
        std::size_t next = 0;    ///< the number behind it
        std::size_t before = 0;  ///< the state of the claims before
        std::optional<std::size_t> found = {};
    };

    std::size_t add(State state) {
        states_.push_back(state);
        return states_.size() - 1;
    }

    std::vector<std::size_t> stepped(const std::vector<std::size_t>& before, const Claim& claim,
                                     const Claim* previous) {
        std::map<std::tuple<std::size_t, int, int>, State> best;  // by what matters later
        const auto offer = [&](const State& state) {
            const auto [place, is_new] =
                best.try_emplace({state.next, state.shift, state.token_shift}, state);
            if (!is_new && state.cost < place->second.cost) place->second = state;
        };
        const std::vector<TextNumber> wanted = tokens_of(claim);
        const std::vector<std::size_t> places = places_of(wanted);
        const bool is_on_line = previous && previous->at.line == claim.at.line;
        const bool is_same_place = is_on_line && previous->at.token == claim.at.token;
        for (const std::size_t index : before) {
            const State state = states_[index];
            State lost = state;
            lost.cost += cost_of_loss;
            lost.before = index;
            lost.found.reset();
            offer(lost);
            const std::size_t from = is_same_place && state.found ? state.last : state.next;
            for (auto place = std::ranges::lower_bound(places, from); place != places.end();
                 ++place) {
                const TextNumber& number = numbers_[*place];
                State next{state.cost,
                           number.line - claim.at.line,
                           number.token - claim.at.token,
                           *place,
                           std::max(state.next, *place + wanted.size()),
                           index,
                           *place};
                const int distance = std::abs(next.shift - state.shift);
                if (distance > 0)
                    next.cost += cost_of_shift + std::min(distance, most_cost_of_distance);
                const int expected = is_on_line ? state.token_shift : 0;
                if (next.token_shift != expected) next.cost += cost_of_token;
                offer(next);
            }
        }
        std::vector<State> all;
        for (const auto& each : best)
            all.push_back(each.second);
        std::ranges::stable_sort(all, {}, &State::cost);
        if (all.size() > most_states) all.resize(most_states);
        std::vector<std::size_t> after;
        for (const State& state : all)
            after.push_back(add(state));
        return after;
    }

    std::vector<std::size_t> places_of(const std::vector<TextNumber>& wanted) const {
        std::vector<std::size_t> places;
        for (std::size_t k = 0; k + wanted.size() <= numbers_.size(); ++k) {
            const bool is_inside =
                numbers_[k].line >= region_.first && numbers_[k].line < region_.second;
            std::size_t same = 0;
            while (same < wanted.size() && is_printed(wanted[same], numbers_[k + same]))
                ++same;
            if (is_inside && same == wanted.size()) places.push_back(k);
        }
        return places;
    }

    const std::vector<TextNumber>& numbers_;
    std::pair<int, int> region_;
    std::vector<State> states_;
};

/// By how many lines the claims around a line have moved.
class Shifts {
  public:
    void add(int old_line, int new_line) { shifts_.emplace(old_line, new_line - old_line); }

    int at(int line) const {
        if (shifts_.empty()) return 0;
        const auto after = shifts_.lower_bound(line);
        if (after == shifts_.end()) return std::prev(after)->second;
        if (after == shifts_.begin()) return after->second;
        const auto before = std::prev(after);
        return line - before->first < after->first - line ? before->second : after->second;
    }

  private:
    std::map<int, int> shifts_;
};

}  // namespace

std::vector<TextNumber> numbers_in(std::string_view text) {
    std::vector<TextNumber> numbers;
    int line = 0;
    for (const std::string_view each : lines_of(text))
        add_numbers(each, ++line, numbers);
    return numbers;
}

namespace {

/// The places of claims under their heading; in the whole text, where most are not found there.
std::vector<std::optional<std::size_t>> places_under(
    const std::string& heading, const std::map<std::string, std::pair<int, int>>& found,
    const std::vector<TextNumber>& numbers, const std::vector<Claim*>& claims) {
    const auto is_found = [](const std::optional<std::size_t>& place) { return place.has_value(); };
    const auto count = [&](const auto& places) { return std::ranges::count_if(places, is_found); };
    auto anywhere = Alignment(numbers, {1, 1 << 30}).of(claims);
    const auto region = found.find(heading);
    if (region == found.end()) return anywhere;
    auto inside = Alignment(numbers, region->second).of(claims);
    const bool has_most = 2 * count(inside) >= static_cast<std::ptrdiff_t>(claims.size());
    return has_most || count(inside) >= count(anywhere) ? inside : anywhere;
}

}  // namespace

void refresh_places(const std::vector<ClaimFile*>& files, const std::string& document,
                    std::string_view text) {
    const std::vector<TextNumber> numbers = numbers_in(text);
    std::map<std::string, std::vector<Claim*>> by_heading;
    for (ClaimFile* file : files) {
        for (Claim& claim : file->claims) {
            if (claim.document == document && claim.at.line > 0)
                by_heading[claim.at.section].push_back(&claim);
        }
    }
    std::vector<std::string> headings;
    for (const auto& each : by_heading)
        headings.push_back(each.first);
    const auto found = regions(headings, text);

    Shifts shifts;
    for (auto& [heading, claims] : by_heading) {
        std::ranges::stable_sort(claims, {}, [](const Claim* claim) {
            return std::pair(claim->at.line, claim->at.token);
        });
        const auto places = places_under(heading, found, numbers, claims);
        for (std::size_t k = 0; k < claims.size(); ++k) {
            ClaimPlace& at = claims[k]->at;
            at.is_lost = !places[k];
            if (at.is_lost) continue;
            const TextNumber& number = numbers[*places[k]];
            shifts.add(at.line, number.line);
            at.line = number.line;
            at.token = number.token;
        }
    }
    const auto move = [&](auto& all) {
        for (auto& each : all) {
            if (each.document == document && each.at.line > 0)
                each.at.line = std::max(1, each.at.line + shifts.at(each.at.line));
        }
    };
    for (ClaimFile* file : files) {
        move(file->statements);
        move(file->formulas);
        move(file->remarks);
    }
}

}  // namespace longhand::check
