package content

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"kiezbot/internal/kiez"
)

const (
	examplesDir = "examples"
	lexiconFile = "concepts.lex"
	// emergency is no topic: the example questions of this name teach what is answered with 112 and 110.
	emergency kiez.Intent = "emergency"
)

// loadExamples needs the topics.
func (l *loader) loadExamples() {
	var names []string
	for _, lang := range kiez.Langs() {
		name := string(lang) + ".yaml"
		names = append(names, name)
		root, ok := l.open(path.Join(examplesDir, name))
		if !ok {
			continue
		}
		for _, n := range root.fields() {
			l.intentExamples(n, lang)
		}
	}
	l.onlyFiles(examplesDir, names)
}

func (l *loader) intentExamples(n node, lang kiez.Lang) {
	intent := kiez.Intent(n.key)
	if _, known := l.content.Subject(intent); !known && intent != kiez.OutOfScope && intent != emergency {
		n.problem("there is no topic %q in %s", n.key, topicsFile)
	}
	for _, item := range n.items() {
		text := item.text()
		if strings.TrimSpace(text) == "" {
			item.problem("the question is empty")
			continue
		}
		l.content.Examples = append(l.content.Examples, kiez.Example{Lang: lang, Text: text, Intent: intent})
	}
}

func (l *loader) loadLexicon() {
	text, err := fs.ReadFile(l.fs, lexiconFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.report.add(lexiconFile, 1, "the file is missing")
	case err != nil:
		l.report.add(lexiconFile, 1, "the file cannot be read: %v", err)
	case len(text) == 0:
		l.report.add(lexiconFile, 1, "the file is empty")
	}
	l.content.Lexicon = text
}
