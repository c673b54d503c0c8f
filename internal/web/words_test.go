package web

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every word of the page exists in both languages and is used.
func TestWordsOfThePage(t *testing.T) {
	t.Parallel()
	entry := regexp.MustCompile(`(\w+): "`)
	literal := regexp.MustCompile(`(?:data-word|data-label)="(\w+)"|word\("(\w+)"|form: "(\w+)"`)
	computed := regexp.MustCompile("^(role|tab|hint|send|gist|error)_") // word(`role_${role}`) and the like

	dictionary, err := static.ReadFile("static/dictionary.js")
	if err != nil {
		t.Fatal(err)
	}
	german, english, found := strings.Cut(string(dictionary), "\n  en: {")
	if !found {
		t.Fatal("no English words")
	}
	keys := func(text string) map[string]bool {
		all := map[string]bool{}
		for _, m := range entry.FindAllStringSubmatch(text, -1) {
			if all[m[1]] {
				t.Errorf("%s stands there twice", m[1])
			}
			all[m[1]] = true
		}
		return all
	}
	de, en := keys(german), keys(english)
	if !maps.Equal(de, en) {
		t.Errorf("German %v\nEnglish %v", slices.Sorted(maps.Keys(de)), slices.Sorted(maps.Keys(en)))
	}

	used := map[string]bool{}
	files, err := fs.Glob(static, "static/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := static.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(text), -1) {
			key := m[1] + m[2] + m[3]
			used[key] = true
			if !de[key] {
				t.Errorf("%s: no words for %s", name, key)
			}
		}
	}
	for key := range de {
		if !used[key] && !computed.MatchString(key) {
			t.Errorf("%s is never shown", key)
		}
	}
}
