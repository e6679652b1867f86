#include "longhand/render/network_derivatives.hpp"

#include <algorithm>
#include <string_view>

namespace longhand::render {

namespace {

/// A step that is a derivative: of what, and with respect to which value before it.
struct Derivative {
    std::string of;
    Node value = no_node, node = no_node;
    std::size_t entry = 0;
};

std::vector<Derivative> derivatives(const Worksheet& worksheet) {
    std::map<std::string, Node, std::less<>> latest;  // values, by their symbols
    std::vector<Derivative> all;
    for (std::size_t index = 0; index < worksheet.entries().size(); ++index) {
        const Entry& entry = worksheet.entries()[index];
        for (const Node node : entry.nodes) {
            const std::string& own = worksheet.symbol(*worksheet.place_of(node));
            constexpr std::string_view mark = "∂", bar = "/∂";
            const std::size_t middle = own.find(bar);
            if (!entry.is_given && own.starts_with(mark) && middle != own.npos) {
                const auto value = latest.find(own.substr(middle + bar.size()));
                if (value != latest.end())
                    all.push_back({own.substr(mark.size(), middle - mark.size()), value->second,
                                   node, index});
            }
            latest.insert_or_assign(own, node);
        }
    }
    return all;
}

bool has(const Network& network, Node value) {
    return std::ranges::find(network.links, value, &NetworkLink::weight) != network.links.end() ||
           std::ranges::any_of(network.nodes, [value](const NetworkNode& node) {
               return node.sum == value || node.activation == value || node.bias == value;
           });
}

/// The last network before a derivative that has the value.
const Network* owner_of(const Derivative& derivative, const Worksheet& worksheet,
                        const std::vector<Network>& networks) {
    const Network* owner = nullptr;
    for (const Network& network : networks) {
        const auto first = std::ranges::find_if(
            network.nodes, [](const NetworkNode& node) { return node.sum != no_node; });
        const std::size_t start = worksheet.place_of(first->output())->entry;
        if (start < derivative.entry && has(network, derivative.value)) owner = &network;
    }
    return owner;
}

}  // namespace

NetworkDerivatives::NetworkDerivatives(const Worksheet& worksheet,
                                       const std::vector<Network>& networks) {
    const std::vector<Derivative> all = derivatives(worksheet);
    std::map<std::string, std::size_t> counts;
    for (const Derivative& each : all) {
        if (++counts[each.of] > counts[loss_]) loss_ = each.of;
    }
    for (const Derivative& each : all) {
        const Network* const owner =
            each.of == loss_ ? owner_of(each, worksheet, networks) : nullptr;
        if (owner) steps_.try_emplace({owner, each.value}, each.node);
    }
}

Node NetworkDerivatives::with_respect_to(const Network& network, Node value) const {
    const auto found = steps_.find({&network, value});
    return found == steps_.end() ? no_node : found->second;
}

}  // namespace longhand::render
