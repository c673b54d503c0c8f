package locales

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestLabel is how many characters a button may have beside what is put into it. On a narrow phone a longer one is
// cut off, and what it does is not to be seen.
const longestLabel = 36

// labels refuses what no button may carry, and flags anywhere: a language is no country.
func (f file) labels(key, text string) []error {
	var problems []error
	if strings.ContainsFunc(text, func(r rune) bool { return r >= '🇦' && r <= '🇿' }) {
		problems = append(problems, f.problem(key, "has a flag"))
	}
	if !strings.HasPrefix(key, "button.") || key == "button.too_old" { // which is what a button answers
		return problems
	}
	own := strings.TrimSpace(regexp.MustCompile(`\{\{[^}]*\}\}`).ReplaceAllString(text, ""))
	if n := utf8.RuneCountInString(own); n > longestLabel {
		problems = append(problems, f.problem(key, fmt.Sprintf("is too long for a button: %d characters", n)))
	}
	if own == text && !strings.ContainsFunc(own, unicode.IsLetter) {
		problems = append(problems, f.problem(key, "has no word: who hears it read aloud does not know what it does"))
	}
	return problems
}
