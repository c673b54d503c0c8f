package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

const textsDir = "texts"

// loadTexts needs facts, places, topics and ways. German comes first: the other languages use its placeholders.
func (l *loader) loadTexts() {
	var names []string
	for _, lang := range kiez.Langs() {
		names = append(names, string(lang)+".yaml")
		l.loadLanguage(lang)
	}
	l.onlyFiles(textsDir, names)
}

// onlyFiles reports every file of a folder that nobody reads, most often a misspelt language.
func (l *loader) onlyFiles(dir string, names []string) {
	entries, err := fs.ReadDir(l.fs, dir)
	if err != nil {
		return // every file of the folder was reported as missing
	}
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			l.report.add(path.Join(dir, e.Name()), 1, "unknown file: it is not one of the ten languages")
		}
	}
}

func (l *loader) loadLanguage(lang kiez.Lang) {
	texts := make(map[string]string)
	l.content.texts[lang] = texts
	root, ok := l.open(path.Join(textsDir, string(lang)+".yaml"))
	if !ok {
		return
	}
	root.only("families", "topics", "ways")

	families := root.at("families")
	for _, name := range l.families() {
		n := families.at(name)
		texts["family."+name] = n.text()
		n.problems(labelFlaws(name, n.text(), maxShort))
	}
	families.only(l.families()...)

	topics := root.at("topics")
	var known []string
	for i, s := range l.content.Subjects {
		known = append(known, string(s.Intent))
		n := topics.at(string(s.Intent))
		l.loadAnswer(n, lang, texts)
		if lang == kiez.PlainGerman {
			l.content.Subjects[i].Tested = l.loadTested(n)
		}
	}
	topics.only(known...)
	l.wayTexts(root.at("ways"), lang, texts)
}

// families lists the families of the topics in their order.
func (l *loader) families() []string {
	var names []string
	for _, s := range l.content.Subjects {
		if s.Family != "" && !slices.Contains(names, s.Family) {
			names = append(names, s.Family)
		}
	}
	return names
}

func (l *loader) loadAnswer(n node, lang kiez.Lang, texts map[string]string) {
	if n.ast == nil {
		n.problem("the topic %s is missing", n.key)
		return
	}
	n.only(answerFields(lang)...)
	prefix := "topic." + n.key + "."
	for _, field := range []string{"title", "short", "answer"} {
		texts[prefix+field] = n.at(field).text()
	}
	title, short, answer := n.at("title"), n.at("short"), n.at("answer")
	title.problems(labelFlaws(title.key, title.text(), maxTitle))
	short.problems(labelFlaws(short.key, short.text(), maxShort))
	answer.problems(answerFlaws(answer.key, answer.text()))
	german := l.content.texts[kiez.German][prefix+answer.key]
	answer.problems(l.content.placeholderFlaws(answer.text(), german, lang == kiez.German))
	if lang == kiez.PlainGerman {
		title.problems(easyFlaws(title.text()))
		short.problems(easyFlaws(short.text()))
		answer.problems(easyFlaws(answer.text()))
	}
}

// answerFields are the keys that an answer may have in a language.
func answerFields(lang kiez.Lang) []string {
	fields := []string{"title", "short", "answer"}
	if lang == kiez.PlainGerman {
		fields = append(fields, "tested")
	}
	return fields
}

// loadTested reads who has read an answer in Leichte Sprache. Nothing there: nobody has.
func (l *loader) loadTested(answer node) (tested kiez.Tested) {
	n := answer.at("tested")
	if n.ast == nil {
		return tested
	}
	var e struct {
		By string `yaml:"by"`
		On string `yaml:"on"`
	}
	if !n.decode(&e) {
		return tested
	}
	if strings.TrimSpace(e.By) == "" {
		n.problem("by is missing: say which group read the text")
	}
	return kiez.Tested{By: e.By, On: l.date(n, "on", e.On)}
}
