package content

import (
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

const emergenciesFile = "emergencies.yaml"

// emergencyKinds are the kinds of phrases; "not" holds what only sounds like an emergency.
func emergencyKinds() []string { return []string{"fire", "medical", "police", "crisis", "not"} }

// loadEmergencies demands phrases of every kind.
func (l *loader) loadEmergencies() {
	root, ok := l.open(emergenciesFile)
	if !ok {
		return
	}
	root.only(emergencyKinds()...)
	l.content.Emergencies = make(map[string]map[kiez.Lang][]string)
	for _, kind := range emergencyKinds() {
		l.content.Emergencies[kind] = phrases(root.at(kind))
	}
}

func phrases(n node) map[kiez.Lang][]string {
	byLang := make(map[kiez.Lang][]string)
	for _, f := range n.fields() {
		lang := kiez.Lang(f.key)
		if !slices.Contains(kiez.Langs(), lang) {
			f.problem("unknown language %q", f.key)
		}
		for _, item := range f.items() {
			text := item.text()
			if strings.TrimSpace(text) == "" {
				item.problem("the phrase is empty")
			}
			byLang[lang] = append(byLang[lang], text)
		}
	}
	if len(byLang) == 0 {
		n.problem("%s: there are no phrases of this kind", n.key)
	}
	return byLang
}
