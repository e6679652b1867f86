// What a problem file says of its plots.
#include "longhand/problem/problem_reader.hpp"

namespace longhand {

namespace {

/// Every id of a plot with its place, in the order of the file, and every caption that speaks of
/// one.
void gather_texts(const TomlSource& source, const toml::node& node,
                  std::vector<Problem::Typed>& texts, bool is_caption = false) {
    if (const auto* text = node.as_string()) {
        if (!is_caption || text->get().find("{{") != std::string::npos)
            texts.push_back({text->get(), source.begin(node)});
    }
    if (const toml::array* list = node.as_array()) {
        for (const toml::node& each : *list)
            gather_texts(source, each, texts, is_caption);
    }
    if (const toml::table* in = node.as_table()) {
        for (const std::string& key : TomlSource::keys_in_order(*in))
            gather_texts(source, *in->get(key), texts,
                         is_caption || key == "title" || key == "label" || key == "labels");
    }
}

}  // namespace

Problem::Picture ProblemReader::read_plot(const toml::table& in) const {
    source_->expect_keys(in, {"id", "title", "x", "y", "curve", "points", "heights", "regions"});
    Problem::Picture picture{source_->text(in, "id"), {}, source_->begin(in), {}};
    gather_texts(*source_, in, picture.texts);
    Plot& plot = picture.plot;
    plot.title = source_->caption(in, "title");
    if (plot.title.empty()) throw source_->at(Error("toml.missing", {"title"}), in);
    plot.x = read_axis(in, "x");
    plot.y = read_axis(in, "y");
    const auto text = [this](const toml::table& of, const char* key) {
        return source_->text(of, key);
    };
    const auto each = [&](const char* key, const std::vector<std::string>& keys, auto&& read) {
        for (const toml::node& node : source_->array(in, key)) {
            const toml::table& one = source_->table(node, key);
            source_->expect_keys(one, keys);
            read(one);
        }
    };
    each("curve", {"x", "y", "label"}, [&](const toml::table& one) {
        plot.curves.push_back({text(one, "x"), text(one, "y"), source_->caption(one, "label")});
    });
    each("points", {"x", "y", "label", "joined"}, [&](const toml::table& one) {
        plot.points.push_back({source_->text_if_any(one, "x").value_or(""), text(one, "y"),
                               source_->caption(one, "label"), source_->is_true(one, "joined")});
    });
    each("heights", {"x", "y", "height"}, [&](const toml::table& one) {
        plot.heights.push_back({text(one, "x"), text(one, "y"), text(one, "height")});
    });
    each("regions", {"x", "y", "of", "labels", "threshold"},
         [&](const toml::table& one) { plot.regions.push_back(read_regions(one)); });
    if (plot.curves.empty() && plot.points.empty() && plot.heights.empty() && plot.regions.empty())
        throw source_->at(Error("toml.missing", {"points"}), in);
    return picture;
}

PlotAxis ProblemReader::read_axis(const toml::table& in, const char* key) const {
    const toml::node* found = in.get(key);
    if (!found) throw source_->at(Error("toml.missing", {key}), in);
    const toml::table& of = source_->table(*found, key);
    source_->expect_keys(of, {"label", "from", "to", "logarithmic"});
    PlotAxis axis{.label = source_->caption(of, "label"),
                  .is_logarithmic = source_->is_true(of, "logarithmic")};
    if (axis.label.empty()) throw source_->at(Error("toml.missing", {"label"}), of);
    if (const toml::node* from = of.get("from")) axis.from = number(*from, "from");
    if (const toml::node* to = of.get("to")) axis.to = number(*to, "to");
    try {
        check_axis(axis);
    } catch (const Error& error) {
        throw source_->at(error, of);
    }
    return axis;
}

PlottedRegions ProblemReader::read_regions(const toml::table& in) const {
    PlottedRegions regions{source_->text(in, "x"), source_->text(in, "y"), source_->text(in, "of")};
    for (const toml::node& label : source_->array(in, "labels"))
        regions.labels.push_back(source_->caption(label, "labels"));
    if (const toml::node* threshold = in.get("threshold"))
        regions.threshold = number(*threshold, "threshold");
    return regions;
}

}  // namespace longhand
