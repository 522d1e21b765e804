// Leads to the newest build, with the query and the weights of a link.
location.replace('latest/' + location.search + location.hash);
