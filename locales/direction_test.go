package locales

import (
	"testing"
	"unicode/utf8"
)

func TestEvened(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"plain":                 "plain",
		"a\u2066b":              "a\u2066b\u2069",
		"a\u2069b":              "ab",
		"a\u2067b\u2068c\u2069": "a\u2067b\u2068c\u2069\u2069",
		"\u2068a\u2069\u2069":   "\u2068a\u2069",
	} {
		if got := evened(given); got != want {
			t.Errorf("%+q became %+q, want %+q", given, got, want)
		}
	}
}

func FuzzEvened(f *testing.F) {
	f.Add("a\u2066\u2069\u2069\u2068b")
	f.Fuzz(func(t *testing.T, given string) {
		depth := 0
		got := evened(given)
		for _, r := range got {
			switch {
			case r >= leftIsolate && r <= firstStrongIsolate:
				depth++
			case r == popIsolate:
				depth--
			}
			if depth < 0 {
				t.Fatalf("%+q ends what was not begun", got)
			}
		}
		if depth != 0 {
			t.Errorf("%+q leaves %d open", got, depth)
		}
		if utf8.ValidString(given) && evened(got) != got {
			t.Errorf("%+q is not even", got)
		}
	})
}
