package fetch

import "net/netip"

// isPublic reports whether an address belongs to somebody on the internet. Addresses of IPv6 that carry one of IPv4 to
// a translator are not taken: what they carry may be private.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.Zone() != "" {
		return false
	}
	for _, block := range special() {
		if block.Contains(a) {
			return false
		}
	}
	return true
}

// special are the blocks that are not globally reachable, or lead into another one, beside those that netip knows
// (IANA IPv4 and IPv6 Special-Purpose Address Registries, RFC 6890).
func special() []netip.Prefix {
	blocks := []string{
		"0.0.0.0/8",       // this network
		"100.64.0.0/10",   // carriers' translation
		"192.0.0.0/24",    // protocol assignments
		"192.0.2.0/24",    // documentation
		"192.88.99.0/24",  // 6to4 relays
		"198.18.0.0/15",   // benchmarks
		"198.51.100.0/24", // documentation
		"203.0.113.0/24",  // documentation
		"240.0.0.0/4",     // reserved
		"::/96",           // IPv4-compatible
		"64:ff9b::/96",    // translation to IPv4
		"64:ff9b:1::/48",  // translation to IPv4, local
		"100::/64",        // discarded
		"2001::/23",       // protocol assignments, Teredo
		"2001:db8::/32",   // documentation
		"2002::/16",       // 6to4
		"3fff::/20",       // documentation
		"5f00::/16",       // segment routing
		"fec0::/10",       // site-local, of old
	}
	prefixes := make([]netip.Prefix, len(blocks))
	for i, b := range blocks {
		prefixes[i] = netip.MustParsePrefix(b)
	}
	return prefixes
}
