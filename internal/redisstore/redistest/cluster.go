package redistest

import (
	"net"
	"strings"
	"testing"
	"time"
)

// Cluster starts a Redis Cluster of two masters, each with half of the slots, and gives its URL. Without redis-server
// it does what Real does.
func Cluster(t testing.TB) string {
	t.Helper()
	program := find(t)
	var nodes, buses []string
	for range 2 {
		nodes, buses = append(nodes, freeAddress(t)), append(buses, freeAddress(t))
	}
	for i, address := range nodes {
		_, bus, _ := net.SplitHostPort(buses[i])
		start(t, program, address, "--cluster-enabled", "yes", "--cluster-port", bus)
	}
	for i, command := range []string{ // to one and the other in turn
		"CLUSTER SET-CONFIG-EPOCH 1", "CLUSTER SET-CONFIG-EPOCH 2",
		"CLUSTER ADDSLOTSRANGE 0 8191", "CLUSTER ADDSLOTSRANGE 8192 16383",
		"CLUSTER MEET " + meeting(nodes[1], buses[1]),
	} {
		if _, err := tell(nodes[i%2], command); err != nil {
			t.Fatalf("%s: %v", command, err)
		}
	}
	err := within(30*time.Second, func() bool {
		for _, address := range nodes {
			info, err := tell(address, "CLUSTER INFO")
			if err != nil || !strings.Contains(info, "cluster_state:ok") || !strings.Contains(info, "cluster_known_nodes:2") {
				return false
			}
		}
		return true
	})
	if err != nil {
		t.Fatalf("the cluster is not ready: %v", err)
	}
	return "redis+cluster://" + strings.Join(nodes, ",")
}

// meeting is how CLUSTER MEET names a node: host, port, port of the bus.
func meeting(address, bus string) string {
	host, port, _ := net.SplitHostPort(address)
	_, busPort, _ := net.SplitHostPort(bus)
	return host + " " + port + " " + busPort
}
