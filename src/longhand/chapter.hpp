#pragma once

/// \file
/// All that a chapter needs. It includes this header and nothing else.

#include "longhand/neural/hidden_layer_network.hpp"
#include "longhand/neural/loss.hpp"
#include "longhand/neural/softmax.hpp"
#include "longhand/replay/gradient.hpp"
#include "longhand/worksheet/functions.hpp"
#include "longhand/worksheet/least_squares.hpp"
#include "longhand/worksheet/softmax.hpp"
#include "longhand/worksheet/worksheet.hpp"
