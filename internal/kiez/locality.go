package kiez

// Locality is a street, a square, a Kiez or a postcode, and where it lies.
type Locality struct {
	Name   string
	Areas  []Area // none: outside the three
	Partly bool   // it goes on outside
	Provenance
}
