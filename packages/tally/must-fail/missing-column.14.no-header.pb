META












PROJECTS
project_id;cost;name
1;600;Park
2;500;Ramp
VOTES
voter_id;vote
a;1,2
b;2
