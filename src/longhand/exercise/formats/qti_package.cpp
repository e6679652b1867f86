#include "longhand/exercise/formats/qti_package.hpp"

#include <fmt/format.h>
#include <minizip/zip.h>

#include "longhand/exercise/formats/qti_item.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

namespace {

std::string manifest(const std::vector<std::string>& items) {
    std::string resources;
    for (const std::string& item : items) {
        resources += fmt::format(
            "<resource identifier=\"{0}\" type=\"imsqti_item_xmlv2p1\" href=\"{0}.xml\">"
            "<file href=\"{0}.xml\"/></resource>\n",
            item);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imscp_v1p1 "
        "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd\" "
        "identifier=\"MANIFEST\">\n"
        "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion>"
        "</metadata>\n<organizations/>\n<resources>\n{}</resources>\n</manifest>\n",
        resources);
}

}  // namespace

QtiPackage::QtiPackage(const std::string& file)
    : file_(file), zip_(::zipOpen64(file.c_str(), APPEND_STATUS_CREATE)) {
    if (!zip_) throw Error("file.write", {file});
}

QtiPackage::~QtiPackage() {
    if (zip_) ::zipClose(zip_, nullptr);
}

void QtiPackage::write(const std::string& name, const std::string& content) {
    zip_fileinfo information{};  // the first day that a zip file knows
    information.tmz_date.tm_mday = 1;
    information.tmz_date.tm_year = 1980;
    const bool is_written =
        ::zipOpenNewFileInZip64(zip_, name.c_str(), &information, nullptr, 0, nullptr, 0, nullptr,
                                Z_DEFLATED, Z_BEST_SPEED, 0) == ZIP_OK &&
        ::zipWriteInFileInZip(zip_, content.data(), static_cast<unsigned>(content.size())) ==
            ZIP_OK &&
        ::zipCloseFileInZip(zip_) == ZIP_OK;
    if (!is_written) throw Error("file.write", {file_});
}

void QtiPackage::add(const Sheet& sheet, const Paper& paper, const Paper& key,
                     const std::vector<Worksheet>& worksheets, const text::Wording& wording) {
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        const std::string identifier = fmt::format("item-{}-{}", paper.code, k + 1);
        items_.push_back(identifier);
        write(identifier + ".xml",
              qti_item(sheet, paper, key, worksheets[k], k, identifier, wording));
    }
}

void QtiPackage::end() {
    write("imsmanifest.xml", manifest(items_));
    const int fault = ::zipClose(zip_, nullptr);
    zip_ = nullptr;
    if (fault != ZIP_OK) throw Error("file.write", {file_});
}

}  // namespace longhand::exercise
