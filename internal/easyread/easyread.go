// Package easyread checks German texts against those rules of Leichte Sprache that a program can check: one statement a
// line, short sentences, the active voice, no genitive, no subjunctive, long words with their joints shown. Source: the
// rules of Netzwerk Leichte Sprache e.V. and DIN SPEC 33429. What it finds nothing in may still be hard to read: only
// a group of readers can tell.
package easyread

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rule is a rule of Leichte Sprache.
type Rule string

// The rules.
const (
	OneStatement  Rule = "statement"    // one sentence a line
	ShortSentence Rule = "sentence"     // at most MaxWords words, a colon beginning anew
	ShortWord     Rule = "word"         // at most MaxLetters letters without a joint shown by · or -
	NoGenitive    Rule = "genitive"     // "von dem", not "des"
	NoSubjunctive Rule = "subjunctive"  // "kann", not "könnte"
	ActiveVoice   Rule = "passive"      // "Wir löschen", not "wird gelöscht"
	NoMan         Rule = "man"          // say who
	WrittenOut    Rule = "abbreviation" // "zum Beispiel", not "z. B."
)

// The limits.
const (
	MaxWords   = 12 // in a sentence
	MaxLetters = 12 // of a word, or between two of its joints
)

// Flaw is a place where a text breaks a rule.
type Flaw struct {
	Line  int // of the text, from 1
	Rule  Rule
	Found string // the sentence or the word
}

// String says it to people who edit files.
func (f Flaw) String() string {
	return fmt.Sprintf("Leichte Sprache: %s: %q", map[Rule]string{
		OneStatement:  "only one sentence a line",
		ShortSentence: fmt.Sprintf("a sentence of more than %d words", MaxWords),
		ShortWord:     fmt.Sprintf("more than %d letters: show where the word is joined (·)", MaxLetters),
		NoGenitive:    "no genitive",
		NoSubjunctive: "no subjunctive",
		ActiveVoice:   "no passive: say who does it",
		NoMan:         "no \"man\": say who does it",
		WrittenOut:    "no abbreviation",
	}[f.Rule], f.Found)
}

//go:embed exceptions.txt
var exceptionList string

var (
	markup       = regexp.MustCompile(`<[^<>]*>`)
	placeholder  = regexp.MustCompile(`\{\{?[^{}]*\}?\}`)
	sentenceEnd  = regexp.MustCompile(`[.!?]["“»)]*\s+`)
	word         = regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{N}·\-]*`)
	joint        = regexp.MustCompile(`[·\-\d]`)
	participle   = regexp.MustCompile(`^(ab|an|auf|aus|ein|mit|nach|vor|weg|zu)?(ge|be|ver|er|ent|zer)\p{Ll}{2,}(t|en)$`)
	abbreviation = regexp.MustCompile(`(?i)(^|[^\p{L}])(z\. ?b\.|d\. ?h\.|bzw\.|usw\.|etc\.|ca\.|nr\.|tel\.|ggf\.|inkl\.)`)
)

// telltale gives the rule that a word in lower case breaks by being there; empty: none.
func telltale(word string) Rule {
	switch word {
	case "des", "eines", "deren", "dessen":
		return NoGenitive
	case "würde", "würden", "könnte", "könnten", "hätte", "hätten", "wäre", "wären",
		"sollte", "sollten", "müsste", "müssten", "dürfte", "dürften":
		return NoSubjunctive
	case "man":
		return NoMan
	default:
		return ""
	}
}

// filled stands for a placeholder.
const filled = "XX"

// Check gives the flaws of a text in the order of its lines. Tags count for nothing, a placeholder for one word.
func Check(text string) []Flaw {
	var flaws []Flaw
	for i, line := range strings.Split(text, "\n") {
		line = placeholder.ReplaceAllString(markup.ReplaceAllString(line, ""), filled)
		all := sentences(line)
		if len(all) > 1 {
			flaws = append(flaws, Flaw{i + 1, OneStatement, strings.TrimSpace(line)})
		}
		for _, s := range all {
			for _, f := range sentenceFlaws(s) {
				f.Line = i + 1
				flaws = append(flaws, f)
			}
		}
	}
	return flaws
}

// sentences cuts a line. The dot after a number or a single letter does not end one: "am 8. März".
func sentences(line string) (all []string) {
	begin := 0
	for _, end := range sentenceEnd.FindAllStringIndex(line, -1) {
		if line[end[0]] == '.' && numberOrLetter(line[:end[0]]) {
			continue
		}
		all, begin = append(all, strings.TrimSpace(line[begin:end[1]])), end[1]
	}
	if rest := strings.TrimSpace(line[begin:]); rest != "" {
		all = append(all, rest)
	}
	return all
}

// numberOrLetter reports whether a text ends in a digit, in a letter that stands alone, or is a placeholder alone: the
// number of a line in a list.
func numberOrLetter(text string) bool {
	last, size := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	alone := unicode.IsLetter(last) && !unicode.IsLetter(before)
	return alone || unicode.IsDigit(last) || strings.TrimSpace(text) == filled
}

func sentenceFlaws(s string) (flaws []Flaw) {
	for part := range strings.SplitSeq(s, ": ") {
		if len(word.FindAllString(part, -1)) > MaxWords {
			flaws = append(flaws, Flaw{Rule: ShortSentence, Found: part})
		}
	}
	if found := abbreviation.FindString(s); found != "" {
		flaws = append(flaws, Flaw{Rule: WrittenOut, Found: strings.TrimSpace(found)})
	}
	for _, e := range exceptions() {
		s = strings.ReplaceAll(s, e, "")
	}
	words := word.FindAllString(s, -1)
	for _, w := range words {
		if long(w) {
			flaws = append(flaws, Flaw{Rule: ShortWord, Found: w})
		}
		if rule := telltale(strings.ToLower(w)); rule != "" {
			flaws = append(flaws, Flaw{Rule: rule, Found: w})
		}
	}
	if isPassive(words) {
		flaws = append(flaws, Flaw{Rule: ActiveVoice, Found: s})
	}
	return flaws
}

// isPassive reports whether a sentence has a form of "werden" and the participle of another verb.
func isPassive(words []string) bool {
	auxiliary := slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"wird", "werden", "wurde", "wurden", "worden"}, strings.ToLower(w))
	})
	return auxiliary && slices.ContainsFunc(words, participle.MatchString)
}

func long(w string) bool {
	return slices.ContainsFunc(joint.Split(w, -1), func(part string) bool {
		return utf8.RuneCountInString(part) > MaxLetters
	})
}

// exceptions are the words and phrases of exceptions.txt.
func exceptions() (list []string) {
	for line := range strings.Lines(exceptionList) {
		if what, _, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			list = append(list, strings.TrimSpace(what))
		}
	}
	return list
}
