package content

import (
	"slices"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

const areasFile = "areas.yaml"

type localityList struct {
	In     []string `yaml:"in"`
	Partly bool     `yaml:"partly"`
	Names  []string `yaml:"names"`
	Origin origin   `yaml:",inline"`
}

func (l *loader) loadAreas() {
	root, ok := l.open(areasFile)
	if !ok {
		return
	}
	root.only("lists")
	for i, list := range root.at("lists").items() {
		var e localityList
		if !list.decode(&e) {
			continue
		}
		at := kiez.Locality{Partly: e.Partly}
		for _, in := range list.at("in").items() {
			area := kiez.Area(in.text())
			if !area.Known() {
				in.problem("unknown area %q", in.text())
			}
			at.Areas = append(at.Areas, area)
		}
		if len(e.Names) == 0 {
			list.at("names").problem("names are missing")
		}
		at.Provenance = l.provenance(list, strconv.Itoa(i+1), kiez.Isolated(strings.Join(e.Names, ", ")), e.Origin)
		for _, name := range list.at("names").items() {
			at.Name = name.text()
			switch {
			case strings.TrimSpace(at.Name) == "":
				name.problem("the name is empty")
			case slices.ContainsFunc(l.content.Localities, func(o kiez.Locality) bool { return o.Name == at.Name }):
				name.problem("%q stands here twice", at.Name)
			}
			l.content.Localities = append(l.content.Localities, at)
		}
	}
}
