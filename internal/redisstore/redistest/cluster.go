package redistest

import (
	"net"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Cluster starts a Redis Cluster of three masters, each with a third of the slots, and gives its URL. Without
// redis-server it does what Real does.
func Cluster(t testing.TB) string {
	t.Helper()
	program := find(t)
	slots := []string{"0 5460", "5461 10922", "10923 16383"}
	var nodes, buses []string
	for range slots {
		nodes, buses = append(nodes, freeAddress(t)), append(buses, freeAddress(t))
	}
	for i, address := range nodes {
		_, bus, _ := net.SplitHostPort(buses[i])
		newServer(t, program, address, "--cluster-enabled", "yes", "--cluster-port", bus)
		commands := []string{"CLUSTER SET-CONFIG-EPOCH " + strconv.Itoa(i+1), "CLUSTER ADDSLOTSRANGE " + slots[i]}
		if i > 0 {
			commands = append(commands, "CLUSTER MEET "+meeting(nodes[0], buses[0]))
		}
		for _, command := range commands {
			if _, err := tell(address, command); err != nil {
				t.Fatalf("%s: %v", command, err)
			}
		}
	}
	ready := []string{"cluster_state:ok", "cluster_known_nodes:" + strconv.Itoa(len(nodes))}
	err := within(30*time.Second, func() bool {
		for _, address := range nodes {
			info, err := tell(address, "CLUSTER INFO")
			if err != nil || !strings.Contains(info, ready[0]) || !strings.Contains(info, ready[1]) {
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
