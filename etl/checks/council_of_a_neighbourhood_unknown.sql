-- A neighbourhood lies in a council that is not in the list of councils.
select place.lsoa21_code, place.council25_code
from mart.neighbourhood as place
anti join mart.council as council on place.council25_code = council.council25_code
where place.council25_code is not null
order by place.lsoa21_code
