#pragma once

#include <optional>
#include <string>
#include <vector>

#include "longhand/exercise/exercise.hpp"
#include "longhand/render/math_step.hpp"
#include "longhand/render/values.hpp"
#include "longhand/text/wording.hpp"

namespace longhand::exercise {

/// One of several exercises of a sheet.
struct SheetExercise {
    std::string name;     ///< of the chapter or problem file
    std::string content;  ///< of the problem file; empty for a chapter
    Caption title;
    Caption text;
    Caption question;
    std::vector<std::string> definitions;
    Exercise exercise;
};

/// What an instructor hands out.
struct Sheet {
    Caption title;
    Caption course;
    Caption instructions;
    std::string paper = "a4";  ///< or letter
    bool is_exam = false;
    std::vector<SheetExercise> exercises;

    int marks() const;
};

/// Whose sheet it is; empty where nobody knows yet.
struct Owner {
    std::string id;
    std::string name;
    std::string group;
};

/// One variant of every exercise of a sheet.
struct Dealt {
    std::string key;   ///< that it was drawn with
    std::string code;  ///< printed on the sheet: eight signs that come from its numbers
    std::vector<Variant> variants;
    std::vector<Worksheet> worksheets;         ///< with the numbers of the variants
    std::vector<std::vector<Answer>> answers;  ///< what is expected, by exercises
};

/// A number or a room for one in the answer of a step.
struct Cell {
    std::optional<std::size_t> blank;  ///< of the exercise
    render::Math shown;                ///< where there is none
};

/// A step on a paper.
struct PaperStep {
    int number = 0;
    std::string caption;
    std::string hint;
    int marks = 0;
    render::MathStep math;            ///< its formulas, or its working
    std::vector<std::size_t> blanks;  ///< of the exercise, that the step asks for
    std::vector<Cell> answer;         ///< row by row; none where nothing is asked
    std::size_t columns = 1;
    bool is_matrix = false;
    std::string own;  ///< what the student has instead, on a working
};

/// Steps under one heading.
struct PaperSection {
    std::string heading;  ///< may be empty
    std::vector<PaperStep> steps;
};

/// A given, or a value known from before.
struct PaperGiven {
    std::string caption;
    render::MathStep math;
};

/// An exercise on a paper.
struct PaperExercise {
    int number = 1;
    std::string title, text, question;
    std::vector<std::string> definitions;
    std::vector<PaperGiven> givens;
    std::vector<PaperSection> sections;
    std::vector<std::string> blanks;  ///< ids
    int digits = 7;                   ///< characters that an answer takes
    int marks = 0;
    std::string rule;
    std::vector<Answer> answers;  ///< of the key; none on a sheet
};

/// All that stands on one student's sheet, or on its key, before any format.
struct Paper {
    bool is_key = false;
    bool is_working = false;  ///< of a key, without whose it is
    bool has_own = false;     ///< a working from the student's own numbers
    std::string code;
    Owner owner;
    std::string title, course;
    std::string instructions;
    std::vector<PaperExercise> exercises;
    int marks = 0;
};

/// What a student gets. Of the values of a calculation only those are asked for that the sheet
/// shows; `replaced` are other ones for single nodes of the exercises' worksheets.
Paper student_paper(const Sheet& sheet, const Dealt& dealt, const Owner& owner,
                    const text::Wording& wording,
                    const std::vector<render::Values::Replaced>& replaced = {});

/// The same with the full working and what is expected.
Paper key_paper(const Sheet& sheet, const Dealt& dealt, const Owner& owner,
                const text::Wording& wording);

/// The full working without what is expected; if a student has own values for single nodes, each
/// step as it follows from those before it.
Paper working_paper(const Sheet& sheet, const Dealt& dealt, const Owner& owner,
                    const text::Wording& wording, const std::vector<render::Values::Replaced>& own);

/// What stands at its top: its title, and that it is a key or a working.
std::string heading(const Paper& paper, const text::Wording& wording);

/// The answer of a step as it is set, with room for what is asked.
render::Math answer_math(const PaperExercise& exercise, const PaperStep& step);

/// A step with its answer as its last line, if it has one.
render::MathStep with_answer(const PaperExercise& exercise, const PaperStep& step);

/// What the sheet says about rounding; nothing for formulas.
std::string rule_text(const Exercise& exercise, const text::Wording& wording);

/// What a sheet calls a blank: "(3) h1"; of a mistake that is to be found, in words.
std::string blank_label(const Exercise& exercise, std::size_t blank, text::Language language);

/// "3 marks".
std::string marks_text(int marks, const text::Wording& wording);

/// What is expected in a blank, for a key: the id, what is accepted, typical wrong answers.
struct Expected {
    std::string id;
    std::string text;
    std::string accepted;  ///< "0.7099 … 0.7101"; one number where no other is right
    std::vector<std::pair<std::string, std::string>> wrong;  ///< answers with their causes
};

/// What is expected in the blanks of a step. Expects a key.
std::vector<Expected> expected(const PaperExercise& exercise, const PaperStep& step,
                               const text::Wording& wording);

}  // namespace longhand::exercise
