package content

import (
	"regexp"
	"strings"

	"kiezbot/internal/kiez"
)

const placesFile = "places.yaml"

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

type placeEntry struct {
	Name     string            `yaml:"name"`
	Address  string            `yaml:"address"`
	Access   map[string]string `yaml:"access"`
	Location *point            `yaml:"location"`
	Origin   origin            `yaml:",inline"`
}

// point is a place on the map in degrees.
type point struct {
	Lat float64 `yaml:"lat"`
	Lon float64 `yaml:"lon"`
}

func (l *loader) loadPlaces() {
	root, ok := l.open(placesFile)
	if !ok {
		return
	}
	root.only("places")
	for _, n := range root.at("places").fields() {
		var e placeEntry
		if !n.decode(&e) {
			l.content.Places[n.key] = kiez.Place{} // known all the same, so that its uses are no further mistakes
			continue
		}
		if !slugPattern.MatchString(n.key) {
			n.problem("%q is no id: lower-case letters, digits and dashes", n.key)
		}
		if strings.TrimSpace(e.Name) == "" {
			n.at("name").problem("name is missing")
		}
		if strings.TrimSpace(e.Address) == "" {
			n.at("address").problem("address is missing")
		}
		p := kiez.Place{Name: e.Name, Address: e.Address, Access: titles(n.at("access"), e.Access)}
		if e.Location != nil {
			e.Location.check(n.at("location"))
			p.Lat, p.Lon = e.Location.Lat, e.Location.Lon
		}
		l.content.Places[n.key] = p
		l.provenance(n, n.key, kiez.Isolated(p.Name+", "+p.Address), e.Origin)
		trust(n, e.Origin.Confidence)
	}
}

// check refuses a point outside Berlin: degrees that were swapped or mistyped.
func (p *point) check(n node) {
	if p.Lat < 52.3 || p.Lat > 52.7 || p.Lon < 13.0 || p.Lon > 13.8 {
		n.problem("%g, %g is not in Berlin (lat 52.3 to 52.7, lon 13.0 to 13.8)", p.Lat, p.Lon)
	}
}
